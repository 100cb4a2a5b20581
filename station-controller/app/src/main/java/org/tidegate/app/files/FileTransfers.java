package org.tidegate.app.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.FileTransfer;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.port.TransferFailed.Kind;

/** Files over HTTP, HTTPS, FTP, FTPS and SFTP. Station loop only. */
public final class FileTransfers implements FileTransfer {
  private static final Logger log = LoggerFactory.getLogger(FileTransfers.class);

  private final StationLoop loop;
  private final Background background;
  private final WorkFolder folder;
  private final Limits limits;
  private final Map<String, Supplier<FileProtocol>> protocols = new LinkedHashMap<>();

  /**
   * What is too much.
   *
   * @param mostBytes of a download
   * @param longest an attempt may take
   */
  public record Limits(long mostBytes, Duration longest) {}

  /**
   * Whom to trust.
   *
   * @param tls for HTTPS and FTPS; asked for by each transfer, on a thread of its own
   * @param knownHosts keys of SFTP servers, in OpenSSH's form; absent: there is no SFTP
   */
  public record Trust(Supplier<SSLContext> tls, Optional<Path> knownHosts) {}

  /** Puts files into this folder. */
  public FileTransfers(StationLoop loop, Background background, WorkFolder folder, Limits limits, Trust trust) {
    this.loop = loop;
    this.background = background;
    this.folder = folder;
    this.limits = limits;
    // Made by the transfer that needs one: most stations never do.
    Supplier<FileProtocol> ftp = () -> new FtpProtocol(trust.tls().get());
    Supplier<FileProtocol> http = () -> new HttpProtocol(trust.tls().get());
    protocols.put("ftp", ftp);
    protocols.put("ftps", ftp);
    protocols.put("http", http);
    protocols.put("https", http);
    trust.knownHosts().ifPresent(file -> protocols.put("sftp", () -> new SftpProtocol(file)));
  }

  /** What is supported with or without known SFTP servers. */
  public static List<String> protocols(boolean knowsHosts) {
    return knowsHosts ? List.of("FTP", "FTPS", "HTTP", "HTTPS", "SFTP") : List.of("FTP", "FTPS", "HTTP", "HTTPS");
  }

  @Override
  public List<String> protocols() {
    return protocols.keySet().stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
  }

  @Override
  public Transfer<String> download(String location) {
    return new Attempt<>(() -> {
      var from = Location.of(location);
      var name = folder.create("firmware");
      try {
        log.info("fetching {}", from);
        moving(from, protocol -> protocol.download(from, folder.path(name), limits.mostBytes()));
        return name;
      } catch (TransferFailed failed) {
        folder.delete(name);
        throw failed;
      }
    }, folder::delete);
  }

  @Override
  public Transfer<Void> upload(String location, String file, String name) {
    // A Void has no value: null is the only one.
    return new Attempt<>(new Callable<Void>() {
      @Override
      @SuppressWarnings("NullAway")
      public Void call() {
        var to = Location.of(location).forFile(name);
        log.info("delivering to {}", to);
        moving(to, protocol -> protocol.upload(folder.path(file), to));
        return null;
      }
    }, _ -> {});
  }

  @Override
  public void discard(String file) {
    folder.delete(file);
  }

  @Override
  public void discardAllBut(Optional<String> file) {
    background.run(() -> {
      folder.forgetAllBut(file);
      return file;
    });
  }

  /** What moves a file. */
  @FunctionalInterface
  private interface Move {
    void with(FileProtocol protocol) throws IOException;
  }

  private void moving(Location location, Move move) {
    var protocol = Optional.ofNullable(protocols.get(location.scheme())).orElseThrow(
        () -> new TransferFailed(Kind.INVALID_LOCATION, location.scheme() + " is not set up at this station"));
    try {
      move.with(protocol.get());
    } catch (IOException e) {
      throw new TransferFailed(Kind.FAILED, location + ": " + withoutLogin(location, e.toString()));
    }
  }

  private static String withoutLogin(Location location, String text) {
    return location.login().map(Location.Login::password).filter(secret -> !secret.isEmpty())
        .map(secret -> text.replace(secret, "…")).orElse(text);
  }

  /** One attempt, ended when it takes too long. */
  private final class Attempt<T> implements Transfer<T> {
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final Background.Job<T> job;
    private final StationLoop.Timer limit;
    private boolean ended;

    /** A value that comes too late is unwanted. */
    Attempt(Callable<T> body, Consumer<T> unwanted) {
      job = background.start(body);
      limit = loop.after(limits.longest(), this::tooLong);
      job.outcome().whenComplete((value, failure) -> {
        if (!ended) {
          end();
          settle(value, failure);
        } else if (failure == null) {
          unwanted.accept(value);
        }
      });
    }

    private void settle(T value, @Nullable Throwable failure) {
      if (failure == null) {
        outcome.complete(value);
      } else {
        outcome.completeExceptionally(failure);
      }
    }

    private void end() {
      ended = true;
      limit.cancel();
    }

    private void tooLong() {
      cancel();
      outcome.completeExceptionally(
          new TransferFailed(Kind.FAILED, "it took longer than " + limits.longest().toMinutes() + " minutes"));
    }

    @Override
    public CompletionStage<T> outcome() {
      return outcome;
    }

    @Override
    public void cancel() {
      end();
      job.cancel();
    }
  }
}
