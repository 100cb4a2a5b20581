package org.tidegate.domain.authorization;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.Known.Source;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizationRulesTest {
  private static final Authorization BLOCKED = Authorization.of(AuthorizationStatus.Blocked);

  @ParameterizedTest
  @Covers({"C01.FR.02", "C06.FR.02", "C10.FR.03", "C12.FR.05", "C14.FR.02", "C14.FR.03", "C14.FR.04", "C14.FR.05"})
  @CsvSource(textBlock = """
      # known,            relyOnline, neverAsk, settled;  verdict
      nothing,            false,      false,    ,         Ask
      nothing,            true,       false,    ,         Ask
      nothing,            true,       true,     ,         Unchecked
      cached accepted,    true,       false,    ,         Accepted
      cached accepted,    false,      false,    ,         Ask
      cached accepted,    false,      true,     ,         Accepted
      cached blocked,     true,       false,    ,         Ask
      cached blocked,     false,      false,    ,         Ask
      cached blocked,     true,       false,    CACHE,    Refused
      cached blocked,     false,      false,    CACHE,    Refused
      cached blocked,     true,       false,    LOCAL_LIST, Ask
      cached blocked,     true,       true,     ,         Refused
      listed accepted,    true,       false,    ,         Accepted
      listed accepted,    false,      false,    ,         Ask
      listed blocked,     true,       false,    ,         Ask
      listed blocked,     true,       false,    LOCAL_LIST, Refused
      listed blocked,     true,       false,    CACHE,    Ask
      listed expired,     true,       false,    ,         Ask
      listed expired,     true,       false,    LOCAL_LIST, Ask
      listed expired,     true,       true,     ,         Refused
      """)
  void online_followsWhatIsKnownAndSet(String known, boolean relyOnline, boolean neverAsk, Source settled,
      String verdict) {
    var rules = new AuthorizationRules(true, true, relyOnline, true, false, neverAsk,
        settled == null ? Set.of() : Set.of(settled));
    assertThat(rules.on(known(known)).getClass().getSimpleName()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @Covers({"C13.FR.02", "C13.FR.04", "C13.FR.05", "C13.FR.06", "C15.FR.08"})
  @CsvSource(textBlock = """
      # known,            relyOffline, trustUnknown;  verdict
      nothing,            true,        false,         Unchecked
      nothing,            false,       false,         Unchecked
      nothing,            true,        true,          Accepted
      nothing,            false,       true,          Accepted
      cached accepted,    true,        false,         Accepted
      cached accepted,    false,       false,         Unchecked
      cached accepted,    false,       true,          Accepted
      cached blocked,     true,        false,         Refused
      cached blocked,     true,        true,          Refused
      listed accepted,    true,        false,         Accepted
      listed accepted,    false,       false,         Unchecked
      listed blocked,     true,        true,          Refused
      listed expired,     true,        false,         Refused
      listed expired,     true,        true,          Refused
      """)
  void offline_followsWhatIsKnownAndSet(String known, boolean relyOffline, boolean trustUnknown, String verdict) {
    var rules = new AuthorizationRules(false, true, false, relyOffline, trustUnknown, false, Set.of());
    assertThat(rules.on(known(known)).getClass().getSimpleName()).isEqualTo(verdict);
  }

  @Test
  void notEnabled_anyToken_isGoodWithoutAsking() {
    var rules = new AuthorizationRules(true, false, false, false, false, false, Set.of());
    assertThat(rules.on(known("cached blocked"))).isEqualTo(new Verdict.Accepted(Authorization.ACCEPTED));
  }

  private static Optional<Known> known(String words) {
    return switch (words) {
      case "cached accepted" -> Optional.of(new Known(Source.CACHE, Authorization.ACCEPTED, false));
      case "cached blocked" -> Optional.of(new Known(Source.CACHE, BLOCKED, false));
      case "listed accepted" -> Optional.of(new Known(Source.LOCAL_LIST, Authorization.ACCEPTED, false));
      case "listed blocked" -> Optional.of(new Known(Source.LOCAL_LIST, BLOCKED, false));
      case "listed expired" -> Optional.of(new Known(Source.LOCAL_LIST, Authorization.ACCEPTED, true));
      default -> Optional.empty();
    };
  }
}
