package org.tidegate.app.coverage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which requirements are counted, and how the sources cite them. Immutable. */
enum Edition {
  /** All of OCPP 2.0.1; those of OCPP 2.1 say so. */
  OCPP201("OCPP 2.0.1", "", "(?<!2\\.1 )\\b([A-P]\\d\\d\\.FR\\.\\d{2,3}|SC\\.\\d\\d)\\b", "", "[A-P]\\d\\d",
      blocksOf201()),
  /** What OCPP 2.1 adds to sections I, K and Q, or words differently: cited with the version before it. */
  OCPP21("OCPP 2.1", "-21", "((?<=2\\.1 )(?:[IKQ]\\d\\d\\.FR\\.\\d{2,3}|SC\\.\\d\\d)|\\bV2X\\.\\d\\d)\\b", "2\\.1 ",
      "[IKQ]\\d\\d",
      blocksOf21());

  final String title;
  final String suffix;
  final Pattern id;
  /** "B08.FR.20 to B08.FR.25", "E13.FR.02 to .04"; a line break and a comment's star may stand between. */
  final Pattern range;
  private final Map<String, String> blocks;

  Edition(String title, String suffix, String id, String before, String useCase, Map<String, String> blocks) {
    this.title = title;
    this.suffix = suffix;
    this.id = Pattern.compile(id);
    this.range = Pattern
        .compile(before + "\\b(" + useCase + ")\\.FR\\.(\\d{2,3})(?:[\\s*]|//)+to(?:[\\s*]|//)+(?:" + before
            + "\\1\\.FR)?\\.(\\d{2,3})\\b");
    this.blocks = blocks;
  }

  /** Titles by the letters that their requirements begin with. */
  Map<String, String> blocks() {
    return blocks;
  }

  private static Map<String, String> blocksOf21() {
    var blocks = new LinkedHashMap<String, String>();
    blocks.put("I", "Tariff and cost, worked out by the station");
    blocks.put("K", "Smart charging");
    blocks.put("SC", "Smart charging by several actors");
    blocks.put("Q", "Bidirectional power transfer");
    blocks.put("V2X", "Bidirectional power transfer in general");
    return blocks;
  }

  private static Map<String, String> blocksOf201() {
    var blocks = new LinkedHashMap<String, String>();
    blocks.put("A", "Security");
    blocks.put("B", "Provisioning");
    blocks.put("C", "Authorization");
    blocks.put("D", "Local authorization list");
    blocks.put("E", "Transactions");
    blocks.put("F", "Remote control");
    blocks.put("G", "Availability");
    blocks.put("H", "Reservation");
    blocks.put("I", "Tariff and cost");
    blocks.put("J", "Meter values");
    blocks.put("K", "Smart charging");
    blocks.put("SC", "Smart charging by several actors");
    blocks.put("L", "Firmware");
    blocks.put("M", "Certificates");
    blocks.put("N", "Diagnostics");
    blocks.put("O", "Display messages");
    blocks.put("P", "Data transfer");
    return blocks;
  }
}
