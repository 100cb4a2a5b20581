package org.tidegate.ocpp.rpc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every code of OCPP 2.0.1 Part 4, table 8, by a frame that brings it about. */
class ErrorCodesTest {
  private final RpcPair pair = new RpcPair().connected();

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
      // the wrapper
      "RpcFrameworkError; -1; nonsense", //
      "RpcFrameworkError; -1; {\"a\":1}", //
      "RpcFrameworkError; -1; []", //
      "RpcFrameworkError; x; [\"2\",\"x\",\"Probe\",{}]", //
      "RpcFrameworkError; -1; [2]", //
      "RpcFrameworkError; -1; [2,17,\"Probe\",{\"text\":\"a\"}]", //
      "RpcFrameworkError; -1; [2,\"\",\"Probe\",{\"text\":\"a\"}]", //
      "RpcFrameworkError; -1; [2,\"1234567890123456789012345678901234567\",\"Probe\",{\"text\":\"a\"}]", //
      "RpcFrameworkError; x; [2,\"x\",\"Probe\"]", //
      "RpcFrameworkError; x; [2,\"x\",5,{}]", //
      "RpcFrameworkError; x; [2,\"x\",\"Probe\",{},1]", //
      "RpcFrameworkError; x; [2,\"x\",\"Probe\",{},1,1]", //
      "MessageTypeNotSupported; x; [5,\"x\",\"whatever\"]", //
      "MessageTypeNotSupported; -1; [99999999999,3]", //
      "FormatViolation; x; [2,\"x\",\"Probe\",{\"text\":]", //
      "FormatViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"text\":\"b\"}]", //
      "FormatViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\"}] trailing", //
      "RpcFrameworkError; -1; [2,\"\\ud800\",\"Probe\",{\"text\":\"a\"}]", //
      "ProtocolError; x; [2,\"x\",\"Probe\",[]]", //
      "ProtocolError; x; [2,\"x\",\"Probe\",\"text\"]", //
      // the action
      "NotImplemented; x; [2,\"x\",\"NoSuchThing\",{}]", //
      "NotImplemented; x; [2,\"x\",\"probe\",{\"text\":\"a\"}]", //
      "NotSupported; x; [2,\"x\",\"ClearCache\",{}]", //
      "NotSupported; x; [2,\"x\",\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":"
          + "{\"model\":\"m\",\"vendorName\":\"v\"}}]", //
      // the payload
      "OccurrenceConstraintViolation; x; [2,\"x\",\"Probe\",{}]", //
      "OccurrenceConstraintViolation; x; [2,\"x\",\"Probe\",null]", //
      "OccurrenceConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":null}]", //
      "OccurrenceConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"items\":[{}]}]", //
      "OccurrenceConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"counter\":{}}]", //
      "OccurrenceConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"counter\":{\"count\":null}}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"counter\":{\"count\":\"1\"}}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"counter\":{\"count\":1.0}}]", //
      "PropertyConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"color\":\"Green\"}]", //
      "PropertyConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"color\":\"Light.Blue \"}]", //
      "PropertyConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"contradiction\"}]", //
      "PropertyConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"items\":[{\"name\":\"123456789012345678901\"}]}]",
      "FormatViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"real\":1E+9999999999}]", //
      "FormatViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"unknown\":[-1e-9999999999]}]", //
      "FormatViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"time\":\"yesterday\"}]", //
      "FormatViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"time\":\"2026-01-01T00:00:00\"}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":12}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":true}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":{}}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"number\":\"5\"}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"number\":\"\"}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"number\":5.5}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"color\":12345678901234567890}]", //
      "PropertyConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"number\":99999999999}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"real\":\"5.5\"}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"flag\":\"true\"}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"flag\":1}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"time\":1700000000}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"color\":0}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"items\":{}}]", //
      "TypeConstraintViolation; x; [2,\"x\",\"Probe\",{\"text\":\"a\",\"items\":[\"b\"]}]"})
  void badFrame_isAnsweredWithItsCodeAndId(String code, String id, String frame) {
    assertThat(pair.answerTo(frame)).startsWith("[4,\"" + id + "\",\"" + code + "\",\"").endsWith(",{}]");
    assertThat(pair.handled).isEmpty();
  }

  @Test
  void everyCode_isReachable() {
    Set<ErrorCode> seen = EnumSet.noneOf(ErrorCode.class);
    List<String> answers = new ArrayList<>();
    answers.add(pair.answerTo("nonsense"));
    answers.add(pair.answerTo("[7,\"x\"]"));
    answers.add(pair.answerTo("[2,\"a\",\"Probe\",{]"));
    answers.add(pair.answerTo("[2,\"b\",\"Probe\",1]"));
    answers.add(pair.answerTo("[2,\"c\",\"Nope\",{}]"));
    answers.add(pair.answerTo("[2,\"d\",\"ClearCache\",{}]"));
    answers.add(pair.answerTo("[2,\"e\",\"Probe\",{}]"));
    answers.add(pair.answerTo("[2,\"f\",\"Probe\",{\"text\":\"a\",\"color\":\"Green\"}]"));
    answers.add(pair.answerTo("[2,\"g\",\"Probe\",{\"text\":1}]"));
    pair.gate.becomes(BootGate.Registration.REJECTED);
    answers.add(pair.asks("h", "x"));
    pair.gate.becomes(BootGate.Registration.ACCEPTED);
    pair.handler = _ -> null;
    answers.add(pair.asks("i", "x"));
    pair.handler = _ -> {
      throw new RpcException(ErrorCode.GenericError, "");
    };
    answers.add(pair.asks("j", "x"));
    answers.forEach(answer -> seen.add(ErrorCode.valueOf(answer.split("\"")[3])));
    assertThat(seen).containsExactlyInAnyOrder(ErrorCode.values());
  }

  @Test
  void description_ofABadField_namesItsPathAndNoClass() {
    String answer = pair.answerTo("[2,\"x\",\"Probe\",{\"text\":\"a\",\"items\":[{\"name\":\"ok\"},{}]}]");
    assertThat(answer).contains("\"items[1].name: missing\"");
    assertThat(pair.answerTo("[2,\"y\",\"Probe\",{\"text\":\"a\",\"time\":\"soon\"}]"))
        .contains("\"time: no date and time with an offset\"");
    assertThat(pair.answerTo("[2,\"z\",\"Probe\",{\"text\":{}}]")).contains("\"text: wrong JSON type\"");
  }

  @Test
  void description_ofALongOrOddField_isCutAndEscaped() {
    String name = "\\u0007\\\"".repeat(60);
    String answer = pair.answerTo("[2,\"x\",\"Probe\",{\"text\":\"a\",\"customData\":{\"" + name + "\":1}}]");
    assertThat(answer).contains("to a");
    assertThat(new FrameReader().read(FrameWriter.error("i\"d", ErrorCode.GenericError, "\u0007\"\\ü")))
        .isEqualTo(new Frame.CallError("i\"d", "GenericError", "\u0007\"\\ü", OcppJson.mapper().createObjectNode()));
  }
}
