package org.tidegate.app.files;

import java.nio.file.Files;
import java.security.PublicKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.FirmwareInstaller;

/**
 * For simulated hardware: looks at signatures as every installer does, but installs nothing; what has a byte is right.
 * Station loop only.
 */
public final class SimulatedInstaller implements FirmwareInstaller {
  private static final Logger log = LoggerFactory.getLogger(SimulatedInstaller.class);

  private final Background background;
  private final WorkFolder folder;
  private final Runnable startAgain;

  /**
   * Reads files of this folder.
   *
   * @param startAgain starts the station anew
   */
  public SimulatedInstaller(Background background, WorkFolder folder, Runnable startAgain) {
    this.background = background;
    this.folder = folder;
    this.startAgain = startAgain;
  }

  @Override
  public CompletionStage<Boolean> isSigned(String file, PublicKey key, String signature) {
    return FirmwareSignature.isRight(background, folder.path(file), key, signature);
  }

  @Override
  public CompletionStage<Result> install(String file) {
    log.warn("the firmware installation is SIMULATED: nothing is installed");
    return background.run(() -> Files.size(folder.path(file)) > 0 ? Result.INSTALLED : Result.NOT_RIGHT)
        .exceptionally(_ -> Result.FAILED);
  }

  @Override
  public CompletionStage<Boolean> activate(String file) {
    startAgain.run();
    return CompletableFuture.completedStage(true);
  }

  @Override
  public CompletionStage<Boolean> confirm(String file) {
    return CompletableFuture.completedStage(true);
  }
}
