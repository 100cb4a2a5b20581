package org.tidegate.domain.copy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.Draft;
import org.tidegate.domain.sale.EcRecordSigner;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.InterchangeRecord.Quality;
import org.tidegate.domain.sale.RecordChain;
import org.tidegate.domain.sale.Registers;
import org.tidegate.domain.sale.StretchTerms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DriversCopyTest {
  private static final String PARTY = UUID.randomUUID().toString();
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");

  private final EcRecordSigner signer = signer();
  private final CopyWriter writer = new CopyWriter("CS-1", signer);
  private final RecordChain chain = new RecordChain(() -> UUID.randomUUID().toString(), signer);

  @Test
  void read_everyPage_givesTheRecordsBackWithTheirHashes() {
    var records = records(40);
    var pages = writer.pages(records);

    var read = new ArrayList<InterchangeRecord>();
    for (var text : pages) {
      var page = CopyReader.read(text, DriversCopyTest::isGenuine);
      assertThat(page.of()).isEqualTo(pages.size());
      assertThat(page.totals()).isEqualTo(CopyWriter.totals(records));
      assertThat(page.publicKey()).hasSize(65);
      read.addAll(page.records());
    }
    // The hash is of everything in a record, but for how many zeros a price ends with.
    assertThat(read).extracting(InterchangeRecord::hash)
        .containsExactlyElementsOf(records.stream().map(InterchangeRecord::hash).toList());
    assertThat(read).extracting(InterchangeRecord::amount)
        .containsExactlyElementsOf(records.stream().map(InterchangeRecord::amount).toList());
    assertThat(pages).hasSizeBetween(2, 8);
  }

  @Test
  void pages_someRecordsOfOtherEvsesBetween_areRead() {
    var all = records(9);
    var some = List.of(all.get(1), all.get(2), all.get(5), all.get(8));

    var page = CopyReader.read(writer.pages(some).getFirst(), DriversCopyTest::isGenuine);

    assertThat(page.records()).extracting(InterchangeRecord::hash)
        .containsExactlyElementsOf(some.stream().map(InterchangeRecord::hash).toList());
  }

  @Test
  void pages_text_isForPeopleToo() {
    var lines = writer.pages(records(1)).getFirst().lines().toList();

    assertThat(lines).hasSize(6);
    assertThat(lines.subList(0, 5)).containsExactly("TIDEGATE COPY 1/1", "CS-1", PARTY, "SOLD 1.000 KWH EUR 0.30",
        "BOUGHT 0.000 KWH EUR 0.00");
  }

  @Test
  void read_anyCharacterAltered_isFound() {
    var text = writer.pages(records(3)).getFirst().strip();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      var altered = text.substring(0, i) + other + text.substring(i + 1);
      assertThatThrownBy(() -> CopyReader.read(altered, DriversCopyTest::isGenuine)).as("at %d", i)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void read_cutAnywhere_isFound() {
    var text = writer.pages(records(3)).getFirst().strip();
    for (int i = 0; i < text.length(); i++) {
      var cut = text.substring(0, i);
      assertThatThrownBy(() -> CopyReader.read(cut, DriversCopyTest::isGenuine)).as("at %d", i)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void read_signedByAnother_carriesAnotherKey() {
    var forged = new CopyWriter("CS-1", signer()).pages(records(1)).getFirst();

    assertThat(CopyReader.read(forged, DriversCopyTest::isGenuine).publicKey()).isNotEqualTo(signer.publicKey());
  }

  @Test
  void pages_veryLongStay_areTheNewestRecordsWithTheTotalsOfAll() {
    var records = records(400);
    var pages = writer.pages(records);

    assertThat(pages).hasSize(CopyWriter.MOST_PAGES);
    var last = CopyReader.read(pages.getLast(), DriversCopyTest::isGenuine);
    assertThat(last.records().getLast().recordId()).isEqualTo(records.getLast().recordId());
    assertThat(last.totals().count()).isEqualTo(400);
    assertThat(writer.pages(List.of())).isEmpty();
  }

  @Test
  void pages_each_fitsACodeOfThePanel() {
    // 6,864 bits of data in version 20-L; letters and digits take 5.5 bits, the five lines about 8.
    for (var page : writer.pages(records(100))) {
      var code = page.lines().toList().getLast();
      assertThat(code.length() * 5.5 + (page.length() - code.length()) * 8 + 100).isLessThan(6_864);
    }
  }

  private List<InterchangeRecord> records(int count) {
    var records = new ArrayList<InterchangeRecord>();
    var permission = UUID.randomUUID().toString();
    var transaction = UUID.randomUUID().toString();
    for (int i = 0; i < count; i++) {
      var prices = new PricesAt(Optional.of(Price.of("0.30", "EUR")), Optional.of(Price.of("0.2850", "EUR")),
          Optional.empty());
      var terms = StretchTerms.idle(transaction, PARTY).priced(i % 7 == 6 ? PricesAt.UNKNOWN : prices)
          .permittedBy(permission, 1 + i / 9);
      terms = i % 3 == 0 ? terms.following(7) : terms;
      var start = new Registers(START.plusSeconds(900L * i), new WattHours(1_234_567), new WattHours(1000L * i));
      var end = new Registers(START.plusSeconds(900L * i + 900).plusMillis(i), new WattHours(1_234_567),
          new WattHours(1000L * i + 1000));
      records.add(chain.append(new Draft(1, terms, Direction.EXPORT, start, end, new Money(i % 7 == 6 ? 0 : 30, EUR),
          i % 5 == 4 ? Quality.LAST_KNOWN : Quality.METERED)));
    }
    return records;
  }

  private static boolean isGenuine(byte[] key, String hash, String signature) {
    return EcRecordSigner.verify(EcRecordSigner.publicKey(key), hash, signature);
  }

  private static EcRecordSigner signer() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new EcRecordSigner(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
