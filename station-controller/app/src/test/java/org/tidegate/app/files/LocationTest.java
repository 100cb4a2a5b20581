package org.tidegate.app.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.port.TransferFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LocationTest {
  @Test
  void of_urlWithLogin_printsNeitherLoginNorQuery() {
    var location = Location.of("https://user:p%40ss@host:8443/a%20b/c?token=secret");

    assertThat(location.toString()).isEqualTo("https://host:8443/a%20b/c");
    assertThat(location.login()).contains(new Location.Login("user", "p@ss"));
    assertThat(location.login().toString()).doesNotContain("p@ss", "user");
    assertThat(location.path()).isEqualTo("/a b/c");
    assertThat(location.uri()).hasUserInfo(null).hasToString("https://host:8443/a%20b/c?token=secret");
  }

  @Test
  void forFile_folderOrFile_isTheFile() {
    assertThat(Location.of("ftp://u:p@h/logs/").forFile("x.gz")).hasToString("ftp://h/logs/x.gz");
    assertThat(Location.of("ftp://u:p@h/logs/").forFile("x.gz").login()).isPresent();
    assertThat(Location.of("ftp://h").forFile("x.gz")).hasToString("ftp://h/x.gz");
    assertThat(Location.of("http://h/upload?to=7").forFile("x.gz").uri()).hasToString("http://h/upload?to=7");
    assertThat(Location.of("http://h/logs/?sig=7").forFile("x.gz").uri()).hasToString("http://h/logs/?sig=7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "firmware.bin", "file:///etc/passwd", "jar:file:/x", "gopher://h/", "http:///x",
      "http://h/a b", "http://u:se cret@h/", "ftp://h/x%0d%0aDELE%20y", "ftp://u%0d%0aX:p@h/", "http://h/#x",
      "mailto:a@b", "http://[::1/"})
  void of_anythingElse_isRefusedWithoutQuotingIt(String text) {
    var failure = catchThrowableOfType(TransferFailed.class, () -> Location.of(text));

    assertThat(failure.kind()).isEqualTo(TransferFailed.Kind.INVALID_LOCATION);
    assertThat(failure.getMessage()).doesNotContain("cret");
  }

  @Test
  void of_longerThanTheStandardAllows_isRefused() {
    var failure = catchThrowableOfType(TransferFailed.class, () -> Location.of("http://h/" + "x".repeat(1_992)));

    assertThat(failure.kind()).isEqualTo(TransferFailed.Kind.INVALID_LOCATION);
  }
}
