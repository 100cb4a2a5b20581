package org.tidegate.ocpp.message;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.ocpp.v201.ConsumptionCost;
import org.tidegate.ocpp.v201.CustomData;
import org.tidegate.ocpp.v201.RelativeTimeInterval;
import org.tidegate.ocpp.v201.V201;
import org.tidegate.ocpp.v201.Variable;
import org.tidegate.ocpp.v201.VariableAttribute;
import org.tidegate.ocpp.v201.VariableCharacteristics;
import org.tidegate.ocpp.v21.V21;

import static org.assertj.core.api.Assertions.assertThat;

/** Every record and enum against the official schemas. */
class SchemaDriftTest {
  @ParameterizedTest
  @MethodSource("messages")
  void compare_officialSchema_findsNoDrift(MessageType<?, ?> type) {
    RecordDrift drift = new RecordDrift().compare(type.request(), Schema.ofRequest(type)).compare(type.response(),
        Schema.ofResponse(type));

    assertThat(drift.findings()).isEmpty();
  }

  static Stream<MessageType<?, ?>> messages() {
    return Stream.concat(V201.all().stream(), V21.all().stream());
  }

  @ParameterizedTest
  @ValueSource(classes = {V201.class, V21.class})
  void compare_allMessages_reachesEveryTypeOfThePackage(Class<?> version) throws Exception {
    RecordDrift drift = new RecordDrift();
    messages().filter(type -> type.request().getPackage().equals(version.getPackage()))
        .forEach(type -> drift.compare(type.request(), Schema.ofRequest(type)).compare(type.response(),
            Schema.ofResponse(type)));

    assertThat(drift.compared()).containsExactlyInAnyOrderElementsOf(wireTypes(version));
  }

  private static Set<Class<?>> wireTypes(Class<?> version) throws IOException, URISyntaxException {
    Path folder = Path.of(version.getProtectionDomain().getCodeSource().getLocation().toURI())
        .resolve(version.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString().replace(".class", ""))
          .map(name -> classNamed(version, name))
          .filter(type -> type.isRecord() || type.isEnum())
          .collect(Collectors.toSet());
    }
  }

  private static Class<?> classNamed(Class<?> version, String name) {
    try {
      return Class.forName(version.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void compare_wrongRecord_findsEveryMistake() {
    Schema statusInfo = Schema.ofResponse(V201.BOOT_NOTIFICATION).definition("StatusInfoType");

    assertThat(new RecordDrift().compare(Wrong.StatusInfo.class, statusInfo).findings()).containsExactlyInAnyOrder(
        "StatusInfo has surplus [surplus], missing [customData]", "StatusInfo reasonCode is required",
        "StatusInfo additionalInfo is optional", "StatusInfo accepts reasonCode absent",
        "StatusInfo accepts reasonCode of 21 characters", "StatusInfo refuses additionalInfo absent",
        "StatusInfo accepts additionalInfo of 513 characters");
  }

  @Test
  void compare_limitTooStrict_findsIt() {
    Schema modem = Schema.ofRequest(V201.BOOT_NOTIFICATION).definition("ModemType");

    assertThat(new RecordDrift().compare(Wrong.Modem.class, modem).findings())
        .anyMatch(finding -> finding.startsWith("Modem refuses a valid instance"));
  }

  @Test
  void compare_wrongItemsAndTypes_findsThem() {
    Schema reportData = Schema.ofRequest(V201.NOTIFY_REPORT).definition("ReportDataType");

    assertThat(new RecordDrift().compare(Wrong.ReportData.class, reportData).findings()).contains(
        "ReportData component is not a Component", "ReportData accepts variableAttribute without items",
        "ReportData accepts variableAttribute with 5 items", "ReportData variableAttribute is not copied");
  }

  @Test
  void compare_wrongRange_findsIt() {
    Schema entry = Schema.ofRequest(V201.NOTIFY_EV_CHARGING_SCHEDULE).definition("SalesTariffEntryType");

    assertThat(new RecordDrift().compare(Wrong.SalesTariffEntry.class, entry).findings())
        .contains("SalesTariffEntry accepts ePriceLevel of -1");
  }

  @Test
  void compare_wrongEnum_findsSurplusAndMissingValues() {
    Schema update = Schema.ofRequest(V201.SEND_LOCAL_LIST).definition("UpdateEnumType");

    assertThat(new RecordDrift().compare(Wrong.UpdateEnum.class, update).findings())
        .containsExactly("UpdateEnum has surplus [Partial], missing [Differential]");
  }

  /** Deliberately wrong, to see that the comparison notices. */
  private interface Wrong {
    record StatusInfo(@Nullable String reasonCode, String additionalInfo, @Nullable Integer surplus) {
      public StatusInfo {
        Check.required("additionalInfo", additionalInfo);
      }
    }

    record Modem(@Nullable String iccid, @Nullable String imsi, @Nullable CustomData customData) {
      public Modem {
        Check.maxLength("iccid", iccid, 19);
      }
    }

    record ReportData(Object component, Variable variable, List<VariableAttribute> variableAttribute,
        @Nullable VariableCharacteristics variableCharacteristics, @Nullable CustomData customData) {}

    record SalesTariffEntry(RelativeTimeInterval relativeTimeInterval, @Nullable Integer ePriceLevel,
        @Nullable List<ConsumptionCost> consumptionCost, @Nullable CustomData customData) {}

    enum UpdateEnum {
      Partial, Full
    }
  }
}
