package org.tidegate.app.configuration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.hmi.PhoneSettings;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.PhoneSettings.Tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PhoneConfigurationTest {
  @TempDir
  Path temp;

  @Test
  void read_withoutTheSection_isOff() throws Exception {
    assertThat(ConfigurationFile.builtIn().phone()).isEmpty();
    assertThat(read("panel: {port: 8080}").phone()).isEmpty();
  }

  @Test
  void read_addressAlone_needsThePanelToPermit() throws Exception {
    assertThat(read("phone: {address: 192.168.7.1}").phone()).contains(new PhoneSettings(
        new InetSocketAddress("192.168.7.1", 8443), Optional.empty(), Optional.empty(), Plain.WITH_THE_PANEL,
        Optional.empty()));
  }

  @Test
  void read_everything_isTaken() throws Exception {
    Files.writeString(temp.resolve("phone.pem"), "x");
    Files.writeString(temp.resolve("phone.key"), "x");
    var phone = read("""
        phone:
          address: 0.0.0.0
          port: 9443
          public-address: https://station-7.example
          certificate-file: phone.pem
          key-file: phone.key
          wifi-name: Station 7
        """).phone().orElseThrow();
    assertThat(phone).isEqualTo(new PhoneSettings(new InetSocketAddress("0.0.0.0", 9443),
        Optional.of(URI.create("https://station-7.example")),
        Optional.of(new Tls(temp.resolve("phone.pem"), temp.resolve("phone.key"))), Plain.WITH_THE_PANEL,
        Optional.of("Station 7")));
    assertThat(phone.origin(9443)).isEqualTo("https://station-7.example");
  }

  @Test
  void read_plainPermit_isTheInstallersWord() throws Exception {
    assertThat(read("phone: {address: 127.0.0.1, plain-permit: true}").phone().orElseThrow().alone())
        .isEqualTo(Plain.ALONE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"192.168.7.1|8443||http://192.168.7.1:8443", "10.0.0.1|80||http://10.0.0.1",
      "'fd00::7'|8443|http://[fd00::7]:8443|http://[fd00::7]:8443",
      "0.0.0.0|8443|http://s.example:81|http://s.example:81",
      "0.0.0.0|8443|http://s.example|http://s.example"})
  void origin_ofAnAddress_isWhatBrowsersSay(String address, int port, String publicAddress, String expected)
      throws Exception {
    var more = publicAddress == null ? "" : ", public-address: '" + publicAddress + "'";
    var phone = read("phone: {address: '" + address + "', port: " + port + more + "}").phone().orElseThrow();
    assertThat(phone.origin(port)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{}|phone.address|it is missing",
      "{address: station.example}|phone.address|an IP address",
      "{address: 0.0.0.0}|phone.public-address|it is missing",
      "{address: 'fd00::7'}|phone.public-address|it is missing",
      "{address: 10.0.0.1, port: 65536}|phone.port|0 to 65535",
      "{address: 10.0.0.1, public-address: 'https://a.example'}|phone.public-address|begins with http://",
      "{address: 10.0.0.1, public-address: 'http://a.example/s/'}|phone.public-address|scheme, host and port",
      "{address: 10.0.0.1, public-address: 'http://me@a.example'}|phone.public-address|scheme, host and port",
      "{address: 10.0.0.1, public-address: 'http://a.example:0'}|phone.public-address|scheme, host and port",
      "{address: 10.0.0.1, certificate-file: nowhere.pem}|phone.certificate-file|is not there",
      "{address: 10.0.0.1, certificate-file: station.yaml}|phone.key-file|needs both",
      "{address: 10.0.0.1, key-file: station.yaml}|phone.certificate-file|needs both",
      "{address: 10.0.0.1, certificate-file: station.yaml, key-file: station.yaml, plain-permit: true}"
          + "|phone.plain-permit|remove it",
      "{address: 10.0.0.1, port: 8080}|phone.port|the panel listens on port 8080 too",
      "{address: 10.0.0.1, surprise: 1}|phone.surprise|no such key"})
  void read_mistakes_areExplained(String section, String key, String words) throws Exception {
    var refused = catchThrowableOfType(ConfigurationRefused.class, () -> read("phone: " + section));
    assertThat(refused).isNotNull();
    assertThat(refused.mistakes()).anySatisfy(
        mistake -> assertThat(mistake.toString()).contains(key).contains(words));
  }

  @Test
  void example_ofTheSection_hasNoMistake() throws Exception {
    Files.writeString(temp.resolve("phone.pem"), "x");
    Files.writeString(temp.resolve("phone.key"), "x");
    var example = new String(ConfigurationFile.class.getResourceAsStream("/station.example.yaml").readAllBytes(),
        StandardCharsets.UTF_8);
    var section = example.lines().dropWhile(line -> !line.startsWith("# phone:"))
        .takeWhile(line -> line.startsWith("#")).map(line -> line.substring(2)).toList();
    assertThat(section).hasSizeGreaterThan(7);
    assertThat(read(String.join("\n", section)).phone()).isPresent();
  }

  private StationConfiguration read(String yaml) throws IOException, ConfigurationRefused {
    return ConfigurationFile.read(Files.write(temp.resolve("station.yaml"), List.of(yaml)));
  }
}
