package org.tidegate.domain.devicemodel;

import java.util.List;
import java.util.stream.Collectors;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.MemberList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.SequenceList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;

/** Variables of OCPPCommCtrlr: how station and central system talk. Part 2 section 2.1, Part 4 chapter 8. */
public final class OcppCommVariables {
  private static final String CONTROLLER = "OCPPCommCtrlr";

  /** Slot of the network profile in use. */
  public static final VariableAddress ACTIVE_NETWORK_PROFILE = of("ActiveNetworkProfile");
  /** Ways to fetch and deliver files. */
  public static final VariableAddress FILE_TRANSFER_PROTOCOLS = of("FileTransferProtocols");
  /** Seconds of silence before a Heartbeat; the central system's BootNotification answer sets it too. */
  public static final VariableAddress HEARTBEAT_INTERVAL = of("HeartbeatInterval");
  /** Seconds to wait before a transaction message that failed is sent again. */
  public static final VariableAddress MESSAGE_ATTEMPT_INTERVAL = VariableAddress.of(CONTROLLER,
      "MessageAttemptInterval", "TransactionEvent");
  /** How often a transaction message that fails is sent. */
  public static final VariableAddress MESSAGE_ATTEMPTS = VariableAddress.of(CONTROLLER, "MessageAttempts",
      "TransactionEvent");
  /** Seconds after which a call counts as not answered. */
  public static final VariableAddress MESSAGE_TIMEOUT = VariableAddress.of(CONTROLLER, "MessageTimeout", "Default");
  /** Seconds that a connector's status must last before it is told; 0: told at once. */
  public static final VariableAddress MINIMUM_STATUS_DURATION = of("MinimumStatusDuration");
  /** Slots of network profiles, the one to use first in front. Takes effect after a restart, B10.FR.04. */
  public static final VariableAddress NETWORK_CONFIGURATION_PRIORITY = of("NetworkConfigurationPriority");
  /** Attempts with one network profile before the next is tried. */
  public static final VariableAddress NETWORK_PROFILE_CONNECTION_ATTEMPTS = of("NetworkProfileConnectionAttempts");
  /** Seconds offline after which the state of every connector is told again. */
  public static final VariableAddress OFFLINE_THRESHOLD = of("OfflineThreshold");
  /** How often a reset that failed is tried again. */
  public static final VariableAddress RESET_RETRIES = of("ResetRetries");
  /** Most random seconds added to each wait before reconnecting. */
  public static final VariableAddress RETRY_BACK_OFF_RANDOM_RANGE = of("RetryBackOffRandomRange");
  /** How often the wait before reconnecting doubles. */
  public static final VariableAddress RETRY_BACK_OFF_REPEAT_TIMES = of("RetryBackOffRepeatTimes");
  /** Seconds of the first wait before reconnecting. */
  public static final VariableAddress RETRY_BACK_OFF_WAIT_MINIMUM = of("RetryBackOffWaitMinimum");
  /** Whether a socket unlocks when the vehicle is unplugged; always false with fixed cables. */
  public static final VariableAddress UNLOCK_ON_EV_SIDE_DISCONNECT = of("UnlockOnEVSideDisconnect");
  /** Seconds between WebSocket pings; 0: none. */
  public static final VariableAddress WEB_SOCKET_PING_INTERVAL = of("WebSocketPingInterval");

  private OcppCommVariables() {}

  static void declare(DeviceModel model, StandardFacts facts, LiveFacts live) {
    declareMessages(model, facts.network(), live);
    declareReconnecting(model);
    declareNetworkProfiles(model, facts.network(), live);
    declareUnlocking(model, facts);
  }

  private static void declareMessages(DeviceModel model, StandardFacts.Network network, LiveFacts live) {
    model.declare(HEARTBEAT_INTERVAL, seconds(1).writable(), "300");
    model.declare(MESSAGE_ATTEMPTS, count(1).writable(), "3");
    model.declare(MESSAGE_ATTEMPT_INTERVAL, seconds(1).writable(), "60");
    model.declareComputed(MESSAGE_TIMEOUT, seconds(1), () -> String.valueOf(live.messageTimeout().toSeconds()));
    model.declare(FILE_TRANSFER_PROTOCOLS, VariableFacts.of(MemberList, "FTP,FTPS,HTTP,HTTPS,SFTP"),
        String.join(",", network.fileTransferProtocols()));
    model.declare(MINIMUM_STATUS_DURATION, seconds(0).atMost(3600).writable(), "0");
    model.declare(RESET_RETRIES, count(0).writable(), "1");
  }

  // Waits of 10, 20, 40, 80, 160, 160… s, plus up to 10: a hundred stations do not come back as one.
  private static void declareReconnecting(DeviceModel model) {
    model.declare(OFFLINE_THRESHOLD, seconds(0).writable(), "60");
    model.declare(RETRY_BACK_OFF_RANDOM_RANGE, seconds(0).writable(), "10");
    // Doubling a 32-bit number of seconds more than 31 times has no meaning.
    model.declare(RETRY_BACK_OFF_REPEAT_TIMES, count(0).atMost(31).writable(), "4");
    model.declare(RETRY_BACK_OFF_WAIT_MINIMUM, seconds(1).writable(), "10");
    model.declare(WEB_SOCKET_PING_INTERVAL, seconds(0).writable(), "30");
  }

  private static void declareNetworkProfiles(DeviceModel model, StandardFacts.Network network, LiveFacts live) {
    model.declareComputed(ACTIVE_NETWORK_PROFILE, VariableFacts.of(integer),
        () -> live.activeNetworkProfile().map(String::valueOf).orElse(""));
    model.declare(NETWORK_PROFILE_CONNECTION_ATTEMPTS, count(1).writable(), "3");
    List<Integer> slots = network.slots();
    String values = slots.stream().map(String::valueOf).collect(Collectors.joining(","));
    model.declare(NETWORK_CONFIGURATION_PRIORITY, VariableFacts.of(SequenceList, values).writable().afterRestart(),
        String.valueOf(slots.getFirst()));
    model.declareCheck(NETWORK_CONFIGURATION_PRIORITY, StandardVariables::refuseEmpty);
  }

  // Part 2 section 2.1.12.
  private static void declareUnlocking(DeviceModel model, StandardFacts facts) {
    if (facts.hasOnlyFixedCables()) {
      model.declare(UNLOCK_ON_EV_SIDE_DISCONNECT, VariableFacts.of(bool), "false");
    } else {
      model.declare(UNLOCK_ON_EV_SIDE_DISCONNECT, VariableFacts.of(bool).writable(), "true");
    }
  }

  private static VariableFacts seconds(int lowest) {
    return count(lowest).in("s");
  }

  private static VariableFacts count(int lowest) {
    return VariableFacts.of(integer).atLeast(lowest);
  }

  private static VariableAddress of(String variable) {
    return VariableAddress.of(CONTROLLER, variable);
  }
}
