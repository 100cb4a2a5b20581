package org.tidegate.ocpp.v21;

/** Format of a text to show. OCPP 2.1 Part 2, 3.60. */
public enum MessageFormatEnum {
  ASCII, HTML, URI, UTF8, QRCODE
}
