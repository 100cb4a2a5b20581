package org.tidegate.domain.devicemodel;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.MemberList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;

/** Variables of TxCtrlr: when transactions begin and end. Part 2 section 2.6. */
public final class TransactionVariables {
  /** Seconds to plug in after being authorized. */
  public static final VariableAddress EV_CONNECTION_TIME_OUT = VariableAddress.of("TxCtrlr", "EVConnectionTimeOut");
  /** Whether unplugging at the vehicle ends the authorization. */
  public static final VariableAddress STOP_TX_ON_EV_SIDE_DISCONNECT = VariableAddress.of("TxCtrlr",
      "StopTxOnEVSideDisconnect");
  /** Whether a transaction ends when the central system refuses its token. */
  public static final VariableAddress STOP_TX_ON_INVALID_ID = VariableAddress.of("TxCtrlr", "StopTxOnInvalidId");
  /** Events that begin a transaction. */
  public static final VariableAddress TX_START_POINT = VariableAddress.of("TxCtrlr", "TxStartPoint");
  /** Events whose end ends a transaction. */
  public static final VariableAddress TX_STOP_POINT = VariableAddress.of("TxCtrlr", "TxStopPoint");

  private static final String POINTS = "EVConnected,Authorized,PowerPathClosed,EnergyTransfer";
  private static final String BAY = ",ParkingBayOccupancy";
  private static final String DEFAULT_POINTS = "EVConnected,Authorized";

  private TransactionVariables() {}

  static void declare(DeviceModel model, StandardFacts facts) {
    model.declare(EV_CONNECTION_TIME_OUT, VariableFacts.of(integer).in("s").atLeast(1).writable(), "60");
    model.declare(STOP_TX_ON_EV_SIDE_DISCONNECT, VariableFacts.of(bool).writable(), "true");
    model.declare(STOP_TX_ON_INVALID_ID, VariableFacts.of(bool).writable(), "true");
    declarePoints(model, facts);
  }

  private static void declarePoints(DeviceModel model, StandardFacts facts) {
    String both = facts.seesBays() ? POINTS + BAY : POINTS;
    String starts = facts.signsReadings() ? both + ",DataSigned" : both;
    model.declare(TX_START_POINT, VariableFacts.of(MemberList, starts).writable(), DEFAULT_POINTS);
    model.declareCheck(TX_START_POINT, StandardVariables::refuseEmpty);
    // Part 2 section 2.6.6.2: DataSigned means nothing as a stop point.
    model.declare(TX_STOP_POINT, VariableFacts.of(MemberList, both).writable(), DEFAULT_POINTS);
    model.declareCheck(TX_STOP_POINT, StandardVariables::refuseEmpty);
  }
}
