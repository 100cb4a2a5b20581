package org.tidegate.domain.devicemodel;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tidegate.domain.display.DisplayMessage.Priority;
import org.tidegate.domain.display.DisplayMessage.State;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.MemberList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;

/** Variables of DisplayMessageCtrlr, Part 2 section 2.12, and the panel as a component. */
public final class DisplayVariables {
  /** Most messages at once; each may have five texts. */
  public static final int MOST_MESSAGES = 50;
  /** Whether messages are taken and shown. */
  public static final VariableAddress ENABLED = of("Enabled");
  /** Formats of texts that can be shown; the installer may offer fewer. */
  public static final VariableAddress FORMATS = of("SupportedFormats");
  /** Priorities that messages can have; the installer may offer fewer. */
  public static final VariableAddress PRIORITIES = of("SupportedPriorities");
  /** States in which messages can be shown; the installer may offer fewer. */
  public static final VariableAddress STATES = of("SupportedStates");

  private static final String SHOWN_FORMATS = "ASCII,HTML,UTF8";

  private DisplayVariables() {}

  static void declare(DeviceModel model, LiveFacts live) {
    model.declare(of("Available"), VariableFacts.of(bool), "true");
    model.declare(ENABLED, VariableFacts.of(bool).writable(), "true");
    model.declareComputed(of("DisplayMessages"), VariableFacts.of(integer).atLeast(0).atMost(MOST_MESSAGES),
        () -> String.valueOf(live.displayMessages()));
    // Part 2 3.51 leaves the maximum to the message, 1024 characters in OCPP 2.1 and 512 in 2.0.1.
    model.declare(of("PersonalMessageSize"), VariableFacts.of(integer), "512");
    members(model, FORMATS, SHOWN_FORMATS);
    members(model, PRIORITIES, names(Priority.values()));
    members(model, STATES, names(State.values()));
    model.declare(VariableAddress.of("Display", "Available"), VariableFacts.of(bool), "true"); // O01.FR.21
  }

  private static void members(DeviceModel model, VariableAddress list, String all) {
    model.declare(list, VariableFacts.of(MemberList, all), all);
    model.declareCheck(list, StandardVariables::refuseEmpty);
  }

  private static String names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(","));
  }

  private static VariableAddress of(String variable) {
    return VariableAddress.of("DisplayMessageCtrlr", variable);
  }
}
