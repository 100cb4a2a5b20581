package org.tidegate.app.virtual;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.v201.DataTransferResponse;
import org.tidegate.ocpp.v201.DataTransferStatusEnum;
import org.tidegate.ocpp.v201.SetChargingProfileResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.app.virtual.ProfilesOnTheWire.negativeLimit;

/** Our own messages both ways, in the frames of a whole stay, held against our schemas, on either version. */
class OwnMessagesOnTheWireTest {
  private static final Path SCHEMAS = Path.of("..", "..", "docs", "schemas");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private VirtualStation virtual;

  @ParameterizedTest
  @EnumSource(OcppVersion.class)
  void stay_everyMessageOfOurs_isAsItsSchemaSays(OcppVersion version) {
    virtual = new VirtualStation(VirtualSetup.of(11).speaking(version));
    virtual.seconds(3);
    assertThat(tell("Terms",
        """
            {"aggregator":"Riverside","termsVersion":"3","text":{"en":"You are paid."},"currency":"EUR","patterns":[
            {"id":"night","name":{"en":"Night"},"minimumCharge":50,"lowestSalePrice":"0.2","highestPurchasePrice":"0.3"}]}"""))
        .isEqualTo(DataTransferStatusEnum.Accepted);
    assertThat(tell("PriceSchedule", """
        {"currency":"EUR","intervals":[{"start":"%s","salePrice":"0.30","purchasePrice":"0.25"}]}"""
        .formatted(virtual.loop.now()))).isEqualTo(DataTransferStatusEnum.Accepted);
    permittedByPattern();
    virtual.centralSystem.ask(
        ProfilesOnTheWire.txProfile(virtual.session().transactionId().orElseThrow(), virtual.loop.now(),
            negativeLimit(-6000)),
        SetChargingProfileResponse.class);
    virtual.seconds(20 * 60);

    var party = sent("InterchangeRecord").path("partyRef").asText();
    assertThat(tell("CompensationStatement", """
        {"statementId":"1","partyRef":"%s","at":"%s","currency":"EUR","balance":5,"earned":9,"spent":4,"offset":4}"""
        .formatted(party, virtual.loop.now()))).isEqualTo(DataTransferStatusEnum.Accepted);
    assertThat(tell("Advice", """
        {"adviceId":"1","partyRef":"%s","at":"%s","text":{"en":"Park longer."}}"""
        .formatted(party, virtual.loop.now()))).isEqualTo(DataTransferStatusEnum.Accepted);
    assertThat(tell("SetPermission", """
        {"sessionId":"%s","nonce":"n","granted":false,"via":"app"}""".formatted(virtual.session().id())))
        .as("no TLS here").isEqualTo(DataTransferStatusEnum.Rejected);

    var words = virtual.station().views().newest().words();
    assertThat(words.terms().version()).isEqualTo("3");
    assertThat(words.statement(1).orElseThrow().balance().minorUnits()).isEqualTo(5);
    assertThat(words.advice(1).orElseThrow().text().in("de")).isEqualTo("Park longer.");
    assertThat(sent("PermissionChanged").path("textVersion").asText()).isEqualTo("1/3");
    assertThat(heldAgainstSchemas()).contains("VehicleConnected", "PermissionChanged", "Capability",
        "InterchangeRecord", "Terms", "PriceSchedule", "CompensationStatement", "Advice", "SetPermission");
    assertThat(virtual.failures()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OcppVersion.class)
  void data_asAString_isTakenToo_andNonsenseIsRefusedWithAReason(OcppVersion version) {
    virtual = new VirtualStation(VirtualSetup.of(11).speaking(version));
    virtual.seconds(3);
    var text = virtual.centralSystem.transfer("Terms", TextNode.valueOf("{\"aggregator\":\"Riverside\"}"));
    var nonsense = virtual.centralSystem.transfer("Advice", TextNode.valueOf("{\"adviceId\":7"));
    var unknown = virtual.centralSystem.transfer("Gossip", TextNode.valueOf("{}"));
    virtual.seconds(1);

    assertThat(text.join().status()).isEqualTo(DataTransferStatusEnum.Accepted);
    assertThat(virtual.station().views().newest().words().terms()).isEqualTo(Terms.of("Riverside"));
    assertThat(nonsense.join().status()).isEqualTo(DataTransferStatusEnum.Rejected);
    assertThat(nonsense.join().statusInfo().additionalInfo()).isEqualTo("data is not valid JSON");
    assertThat(unknown.join().status()).isEqualTo(DataTransferStatusEnum.UnknownMessageId);
    assertThat(virtual.failures()).isEmpty();
  }

  private void permittedByPattern() {
    virtual.hardware().plugIn(1, VirtualStation.car(70));
    virtual.seconds(5);
    virtual.press((driver, seen) -> driver.start(1, seen));
    virtual.press((driver, seen) -> driver.choosePattern(1, seen, "night"));
    virtual.press((driver, seen) -> driver.permit(1, seen, VirtualStation.seen()));
    virtual.seconds(2);
  }

  private DataTransferStatusEnum tell(String messageId, String data) {
    DataTransferResponse answer;
    try {
      var sent = virtual.centralSystem.transfer(messageId, MAPPER.readTree(data));
      virtual.seconds(1);
      answer = sent.join();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return answer.status();
  }

  private JsonNode sent(String messageId) {
    return virtual.centralSystem.transferred(messageId).getLast();
  }

  /** Which messages were seen in frames; fails for one that is not as its schema says. */
  private Set<String> heldAgainstSchemas() {
    var seen = new TreeSet<String>();
    virtual.frames().stream().filter(frame -> frame.path(2).asText().equals("DataTransfer"))
        .map(frame -> frame.path(3)).forEach(payload -> {
          var id = payload.path("messageId").asText();
          assertThat(schema(id).validate(payload.path("data"))).as(id).isEmpty();
          seen.add(id);
        });
    return seen;
  }

  private static JsonSchema schema(String messageId) {
    try {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(MAPPER.readTree(SCHEMAS.resolve(messageId + ".json").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
