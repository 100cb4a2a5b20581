package org.tidegate.app.selftest;

/** What the panel says while a station is tested. Immutable. */
public record SelfTestWords(String aggregator, String notice) {
  private static final SelfTestWords EN = new SelfTestWords("Self-test by the installer",
      "Self-test: the installer checks this charging station. Low power flows in and out; nothing is sold.");
  private static final SelfTestWords DE = new SelfTestWords("Selbsttest des Installateurs",
      "Selbsttest: Die Ladestation wird gerade geprüft. Es fließt wenig Leistung hin und zurück; nichts wird verkauft.");
  private static final SelfTestWords FR = new SelfTestWords("Autotest de l’installateur",
      "Autotest : l’installateur vérifie cette borne. Une faible puissance circule dans les deux sens ; rien n’est vendu.");
  private static final SelfTestWords JA = new SelfTestWords("設置業者による自己診断",
      "自己診断中：設置業者がこの充電器を点検しています。小さな電力が出入りしますが、売電は行われません。");

  /** In this language, as a BCP 47 tag; in English where it is another. */
  public static SelfTestWords in(String language) {
    return switch (language) {
      case "de" -> DE;
      case "fr" -> FR;
      case "ja" -> JA;
      default -> EN;
    };
  }
}
