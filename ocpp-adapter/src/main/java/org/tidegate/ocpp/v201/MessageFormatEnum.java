package org.tidegate.ocpp.v201;

/** Format of a text to show. OCPP 2.0.1 Part 2, 3.51. */
public enum MessageFormatEnum {
  ASCII, HTML, URI, UTF8
}
