/** Words inside the site's own pictures. */
import type { Both } from '../../../shared/text/locale.ts'

interface PictureTexts {
  packetsTitle: string
  bare: string
  added: string
  embedTitle: string
}

export const pictureTexts: Both<PictureTexts> = {
  ko: { packetsTitle: '패킷 헤더 비교', bare: '감싸지 않음', added: '+{bytes}바이트', embedTitle: '파드에서 파드까지' },
  en: { packetsTitle: 'Packet headers compared', bare: 'not wrapped', added: '+{bytes} bytes', embedTitle: 'From pod to pod' },
}
