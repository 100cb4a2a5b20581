package org.tidegate.app.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.AttributeEnum;
import org.tidegate.ocpp.v201.Component;
import org.tidegate.ocpp.v201.CustomData;
import org.tidegate.ocpp.v201.DataTransferRequest;
import org.tidegate.ocpp.v201.DataTransferStatusEnum;
import org.tidegate.ocpp.v201.GetVariableStatusEnum;
import org.tidegate.ocpp.v201.SetVariableData;
import org.tidegate.ocpp.v201.SetVariableStatusEnum;
import org.tidegate.ocpp.v201.SetVariablesRequest;
import org.tidegate.ocpp.v201.V201;
import org.tidegate.ocpp.v201.Variable;

import static org.assertj.core.api.Assertions.assertThat;

/** Block P, vendors' own messages and data: P01 and Part 4, 9. */
class BlockPTest {
  private static final String COMM = "OCPPCommCtrlr";
  private static final String THRESHOLD = "OfflineThreshold";

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"P01.FR.05", "P01.FR.06"})
  void TC_P_01_CS() {
    var unknownVendor = new DataTransferRequest("org.openchargealliance.octt", "Unheard", null, null);
    assertThat(bench.ask(V201.DATA_TRANSFER, unknownVendor).status())
        .isEqualTo(DataTransferStatusEnum.UnknownVendorId);
    var unknownMessage = new DataTransferRequest("org.tidegate", "Unheard", null, null);
    assertThat(bench.ask(V201.DATA_TRANSFER, unknownMessage).status())
        .isEqualTo(DataTransferStatusEnum.UnknownMessageId);
  }

  @Test
  void TC_P_03_CS() {
    var custom = new CustomData("org.openchargealliance.octt", Map.of("note", JsonNodeFactory.instance.textNode("x")));
    var threshold = new SetVariableData("200", new Component(COMM, null, null, custom),
        new Variable(THRESHOLD, null, custom), AttributeEnum.Actual, custom);

    var set = bench.ask(V201.SET_VARIABLES, new SetVariablesRequest(List.of(threshold), custom)).setVariableResult();
    assertThat(set).hasSize(1);
    assertThat(set.getFirst().attributeStatus()).isEqualTo(SetVariableStatusEnum.Accepted);

    var result = bench.variables().tryGet(COMM, THRESHOLD, AttributeEnum.Actual);
    assertThat(result.attributeStatus()).isEqualTo(GetVariableStatusEnum.Accepted);
    assertThat(result.attributeType()).isIn(AttributeEnum.Actual, null);
    assertThat(result.attributeValue()).isEqualTo("200");
  }
}
