package org.tidegate.app.configuration;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.app.configuration.StationConfiguration.Preset;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.Reason;
import org.tidegate.domain.devicemodel.SetResult;

/** Puts presets into a device model that has all its variables. Safe from any thread. */
public final class Presets {
  private Presets() {}

  /**
   * Presets what fits.
   *
   * @return what does not fit; a value is not repeated, it may be a secret
   */
  public static List<Mistake> put(List<Preset> presets, DeviceModel model) {
    var mistakes = new ArrayList<Mistake>();
    for (var preset : presets) {
      var result = model.preset(preset.component(), preset.variable(), preset.value());
      if (!result.isAccepted()) {
        mistakes.add(mistake(preset, result));
      }
    }
    return List.copyOf(mistakes);
  }

  private static Mistake mistake(Preset preset, SetResult result) {
    var place = preset.place();
    var name = preset.component().name() + "." + preset.variable().name();
    return new Mistake(place.file(), place.line(), place.key(), switch (result.status()) {
      case UnknownComponent ->
        "this station has no component " + preset.component().name() + " of that instance and EVSE";
      case UnknownVariable -> "there is no variable " + name + " of that instance";
      default -> "the value of " + name + " does not fit: "
          + result.reason().map(Reason::text).orElse(result.status().name());
    }, "see the station's device model, as its base report shows it");
  }
}
