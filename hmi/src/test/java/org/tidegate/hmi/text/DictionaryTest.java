package org.tidegate.hmi.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.DriverRefusal;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.Screen;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.page.Field;
import org.tidegate.hmi.page.Place;
import org.tidegate.hmi.page.Viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Every text has a key in every language, and every key a use. */
class DictionaryTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern SAID = Pattern.compile("say\\(\\s*\"([a-z0-9-]*[a-z0-9])\"");
  private static final Pattern QUOTED = Pattern.compile("\"([a-zA-Z0-9-]+)\"");
  /** Names that the station or the aggregator gives: pages do without a text for them. */
  private static final Pattern OPEN = Pattern.compile("(pattern|fault)-.+");

  private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
  /** Spelled alike in several languages. */
  private static final Set<String> SAME = Set.of("kW", "kWh", "OK", "Offline", "Code: {0}", "Conditions", "Points",
      "{0} km", "{0}",
      "In km", "In %");

  static Stream<String> languages() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/org/tidegate/hmi/text"))) {
      return files.map(file -> file.getFileName().toString().replaceAll("texts_(.*)\\.properties", "$1")).toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void load_everyTextThatPagesSay_isThere(String language) {
    var needed = new TreeSet<>(found(SAID));
    needed.addAll(families());
    assertThat(Texts.load(language).keys()).containsAll(needed);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void load_everyTextThatIsThere_isSaid(String language) {
    var used = new HashSet<>(found(QUOTED));
    used.addAll(families());
    var unused = Texts.load(language).keys().stream()
        .filter(key -> !used.contains(key) && !OPEN.matcher(key).matches()).toList();
    assertThat(unused).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  @Covers("C01.FR.12")
  void load_anyLanguage_hasTheKeysOfEnglish(String language) {
    assertThat(Texts.load(language).keys()).isEqualTo(Texts.load("en").keys());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void load_anyText_isSaidAndHasThePlacesOfTheEnglishOne(String language) {
    var texts = Texts.load(language);
    assertThat(texts.keys()).allSatisfy(key -> {
      assertThat(texts.say(key)).isNotBlank().isEqualTo(texts.say(key).strip());
      assertThat(places(texts.say(key))).as(key).isEqualTo(places(Texts.load("en").say(key)));
    });
  }

  /** Whoever adds a text in English alone, and copies it to have the key, is found. */
  @ParameterizedTest
  @MethodSource("languages")
  void load_otherLanguage_isTranslated(String language) {
    var english = Texts.load("en");
    var texts = Texts.load(language);
    var same = texts.keys().stream().filter(key -> texts.say(key).equals(english.say(key)))
        .filter(key -> !SAME.contains(texts.say(key))).toList();
    assertThat(language.equals("en") ? List.of() : same).isEmpty();
  }

  @Test
  void bundled_languages_areTheDictionariesThatAreThere() throws IOException {
    assertThat(languages()).containsExactlyInAnyOrderElementsOf(Languages.BUNDLED);
  }

  /** A driver who can't read the page finds the own language by its own name. */
  @Test
  void languageName_everyLanguage_isItsOwn() {
    assertThat(Languages.load(Languages.BUNDLED).all()).extracting(texts -> texts.say("language-name"))
        .containsExactly("English", "日本語", "Deutsch", "Français");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void load_everyFault_saysWhatToDo(String language) {
    var keys = Texts.load(language).keys();
    var faults = keys.stream().filter(key -> key.startsWith("fault-") && !key.equals("fault-code"))
        .map(key -> key.replaceAll("-lift$", "")).collect(Collectors.toSet());
    assertThat(faults).hasSizeGreaterThan(5)
        .allSatisfy(fault -> assertThat(keys).contains(fault, fault + "-lift"));
  }

  @Test
  void say_unknownKey_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Texts.load("en").say("no-such-text")).withMessageContaining("no-such-text");
  }

  @Test
  void version_anotherWord_isAnother() {
    var one = new Texts(Locale.ENGLISH, Map.of("permit", "Permit"));
    var other = new Texts(Locale.ENGLISH, Map.of("permit", "Allow"));
    assertThat(one.version()).isNotEqualTo(other.version()).hasSize(12);
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> families() {
    return Stream.of(Arrays.stream(LimitReason.values()).map(reason -> "reason-" + reason.token()),
        Arrays.stream(LimitReason.values()).map(reason -> "reason-" + reason.token() + "-lift"),
        Arrays.stream(PermissionState.values()).map(state -> "permission-" + Viewing.permission(state)),
        Arrays.stream(Screen.values()).map(screen -> "overview-" + screen.token()),
        Arrays.stream(Field.values()).map(field -> "field-" + field.token()),
        Arrays.stream(PanelSettings.Tax.values()).map(tax -> "per-kwh-" + tax),
        Arrays.stream(Permission.By.values()).filter(by -> by != Permission.By.PANEL).map(by -> "via-" + by.token()),
        Arrays.stream(IdentificationView.Notice.values()).map(IdentificationView.Notice::token),
        Stream.of("in", "out", "rest").map(tone -> "power-" + tone),
        Arrays.stream(DriverRefusal.values()).map(DriverRefusal::token),
        Arrays.stream(CompensationUse.values()).map(use -> "compensation-use-" + use.name().toLowerCase(Locale.ROOT)),
        Arrays.stream(Place.values()).filter(Place::isPad).map(Place::token),
        Stream.of("refused-required-charge", "field-minimum-charge-km", "field-required-charge-km"))
        .flatMap(keys -> keys).collect(Collectors.toSet());
  }

  private static Set<String> found(Pattern pattern) {
    try (var files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> pattern.matcher(text(file)).results()).map(match -> match.group(1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new AssertionError("sources can't be read", e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " can't be read", e);
    }
  }
}
