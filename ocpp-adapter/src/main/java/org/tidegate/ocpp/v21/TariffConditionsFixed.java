package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** When a fixed fee is due. Immutable. OCPP 2.1 Part 2, 2.96. */
public record TariffConditionsFixed(@Nullable String startTimeOfDay, @Nullable String endTimeOfDay,
    @Nullable List<DayOfWeekEnum> dayOfWeek, @Nullable String validFromDate, @Nullable String validToDate,
    @Nullable EvseKindEnum evseKind, @Nullable String paymentBrand, @Nullable String paymentRecognition,
    @Nullable CustomData customData) {
  public TariffConditionsFixed {
    dayOfWeek = Check.optionalItems("dayOfWeek", dayOfWeek, 7);
    Check.maxLength("paymentBrand", paymentBrand, 20);
    Check.maxLength("paymentRecognition", paymentRecognition, 20);
  }

  /** Without any field. */
  public static TariffConditionsFixed of() {
    return new TariffConditionsFixed(null, null, null, null, null, null, null, null, null);
  }
}
