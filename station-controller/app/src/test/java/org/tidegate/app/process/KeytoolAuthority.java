package org.tidegate.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority made of the JDK's own tool: no code of the station has a part in it. Used by one thread. */
final class KeytoolAuthority {
  private final Path folder;

  /** Makes the root certificate, with its key in this folder. */
  KeytoolAuthority(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    run("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "O=Stranger,CN=Root", "-ext", "bc:c",
        "-ext",
        "ku:c=keyCertSign", "-validity", "3650");
  }

  /** The root certificate, as PEM. */
  String root() throws IOException, InterruptedException {
    var file = folder.resolve("root.pem");
    run("-exportcert", "-rfc", "-file", file.toString());
    return Files.readString(file);
  }

  /** A certificate for this signing request, as PEM. */
  String sign(String request) throws IOException, InterruptedException {
    var asked = Files.writeString(folder.resolve("asked.pem"), request);
    var file = folder.resolve("signed.pem");
    run("-gencert", "-rfc", "-infile", asked.toString(), "-outfile", file.toString(), "-validity", "365");
    return Files.readString(file);
  }

  private void run(String... what) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(what));
    command.addAll(
        List.of("-alias", "root", "-keystore", folder.resolve("keys.p12").toString(), "-storepass", "test-only"));
    var keytool = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(folder.resolve("keytool.log").toFile()).start();
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException("keytool failed: " + Files.readString(folder.resolve("keytool.log")));
    }
  }
}
