package org.tidegate.ocpp.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.Keyring;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.security.CertificateHash;
import org.tidegate.domain.security.CertificateHash.Algorithm;
import org.tidegate.domain.security.InstalledRoot;
import org.tidegate.domain.security.RootUse;
import org.tidegate.domain.security.Subject;
import org.tidegate.ocpp.certificates.Held.Own;

/**
 * A keyring in a folder that only its owner can read. Station loop only, but for what it holds, which can be asked for on
 * any thread; files and keys are the worker's business.
 *
 * <p>A new certificate or password of the station's own is kept beside the one before it until one of them has opened a
 * connection (A02.FR.10).
 */
public final class FileKeyring implements Keyring {
  private static final Logger log = LoggerFactory.getLogger(FileKeyring.class);

  private final StationLoop loop;
  private final Executor worker;
  private final KeyringFiles files;
  private volatile Held held;

  private FileKeyring(StationLoop loop, Executor worker, KeyringFiles files, Held held) {
    this.loop = loop;
    this.worker = worker;
    this.files = files;
    this.held = held;
  }

  /**
   * Opens the folder; what of the installer's was not imported before is imported now. Blocks; before the loop runs.
   *
   * @param worker runs one task after the other
   * @throws UncheckedIOException when the folder can't be used, naming the file
   */
  public static FileKeyring open(Path folder, InstallersKeys installer, StationLoop loop, Executor worker) {
    try {
      var files = KeyringFiles.in(folder);
      return new FileKeyring(loop, worker, files, new Import(files, files.read()).of(installer));
    } catch (IOException | CertificateException e) {
      throw new UncheckedIOException(
          new IOException("the keyring in " + folder + " can't be used: " + e.getMessage(), e));
    }
  }

  @Override
  public CompletionStage<Installing> install(RootUse use, String pem, Rules rules) {
    return later(() -> {
      try {
        held = new RootInstallation(files, held, rules).install(use, pem);
        return new Installing(Installing.Outcome.Accepted, "");
      } catch (CertificateException refused) {
        return new Installing(Installing.Outcome.Rejected, String.valueOf(refused.getMessage()));
      }
    }).exceptionally(_ -> new Installing(Installing.Outcome.Failed, "it could not be stored")); // M05.FR.03
  }

  @Override
  public CompletionStage<List<InstalledRoot>> installed(Set<RootUse> uses) {
    return later(() -> held.roots().stream().filter(root -> uses.contains(root.use()))
        .map(root -> new InstalledRoot(root.use(), hash(root, Algorithm.SHA256))).toList());
  }

  @Override
  public CompletionStage<Deleting> delete(CertificateHash hash) {
    return later(() -> {
      var found = held.roots().stream().filter(root -> hash(root, hash.algorithm()).equals(hash)).toList();
      if (found.isEmpty()) {
        return isOwn(hash) ? Deleting.Failed : Deleting.NotFound; // M04.FR.06, M04.FR.04
      }
      delete(found);
      return Deleting.Accepted;
    }).exceptionally(_ -> Deleting.Failed);
  }

  @Override
  public CompletionStage<String> newRequest(Subject subject, KeyKind kind) {
    return later(() -> {
      var keys = SigningRequest.newKeys(kind);
      files.writePending(keys);
      held = held.withPending(Optional.of(keys));
      return SigningRequest.of(keys, subject);
    });
  }

  @Override
  public CompletionStage<Optional<String>> signed(String chain, Subject subject, Instant now) {
    return later(() -> {
      try {
        take(new SignedChain(held, subject, now).read(chain));
        return Optional.empty();
      } catch (CertificateException refused) {
        return Optional.of(String.valueOf(refused.getMessage()));
      }
    });
  }

  @Override
  public CompletionStage<Void> keepPassword(String password, Optional<String> insteadOf) {
    return later(() -> {
      var inUse = insteadOf.map(held.profilePasswords()::get).or(() -> held.passwords().stream().findFirst());
      keepPasswords(Stream.concat(inUse.stream(), Stream.of(password)).toList());
      return password;
    }).thenAccept(_ -> {});
  }

  /** No name comes twice, so that a profile never finds the password of another one. */
  @Override
  public CompletionStage<String> keepProfilePassword(String password) {
    return later(() -> {
      var name = UUID.randomUUID().toString();
      files.writeProfilePassword(name, password);
      var more = new HashMap<>(held.profilePasswords());
      more.put(name, password);
      held = held.withProfilePasswords(more);
      return name;
    });
  }

  @Override
  public CompletionStage<Void> forgetProfilePasswordsBut(Set<String> names) {
    if (names.containsAll(held.profilePasswords().keySet())) {
      return CompletableFuture.completedStage(null);
    }
    return later(() -> {
      var left = new HashMap<>(held.profilePasswords());
      left.keySet().retainAll(names);
      for (String name : held.profilePasswords().keySet()) {
        if (!left.containsKey(name)) {
          files.deleteProfilePassword(name);
        }
      }
      held = held.withProfilePasswords(left);
      return left;
    }).thenAccept(_ -> {});
  }

  @Override
  public Holdings holdings() {
    return held.holdings();
  }

  /** What it holds now, secrets too. */
  Held held() {
    return held;
  }

  /** This password opened a connection: any other is forgotten. */
  void proven(String password) {
    later(() -> {
      keepPasswords(List.of(password));
      return password;
    });
  }

  /** This certificate opened a connection: any other is deleted (A02.FR.10, A03.FR.10). */
  void proven(Own own) {
    later(() -> {
      keepOnly(own);
      return own;
    });
  }

  /** The newest root of the central system vouched for it: those before it go (M05.FR.13). */
  void newestRootProven() {
    later(() -> {
      var roots = held.roots(RootUse.CSMSRootCertificate);
      delete(roots.subList(0, Math.max(0, roots.size() - 1)));
      return roots;
    });
  }

  private void take(Own taken) throws IOException, CertificateException {
    files.write(taken);
    files.deletePending();
    var kept = held.own().isEmpty() ? List.of(taken) : List.of(held.own().getFirst(), taken);
    for (Own own : held.own()) {
      if (!kept.contains(own)) {
        files.delete(own);
      }
    }
    held = held.withPending(Optional.empty()).withOwn(kept);
  }

  private void keepOnly(Own kept) throws IOException {
    for (Own own : held.own()) {
      if (!own.equals(kept)) {
        files.delete(own);
      }
    }
    held = held.withOwn(List.of(kept));
  }

  private void keepPasswords(List<String> passwords) throws IOException {
    files.writePasswords(passwords);
    held = held.withPasswords(passwords);
  }

  private void delete(List<Held.Root> roots) throws IOException {
    for (Held.Root root : roots) {
      files.delete(root);
    }
    held = held.withRoots(held.roots().stream().filter(root -> !roots.contains(root)).toList());
  }

  private boolean isOwn(CertificateHash hash) {
    return held.own().stream().anyMatch(own -> issuers(own)
        .anyMatch(issuer -> Hashes.of(own.certificate(), issuer.getPublicKey(), hash.algorithm()).equals(hash)));
  }

  private Stream<X509Certificate> issuers(Own own) {
    var known = Stream.concat(own.chain().stream(), held.roots().stream().map(Held.Root::certificate));
    return known.filter(issuer -> issuer.getSubjectX500Principal()
        .equals(own.certificate().getIssuerX500Principal()));
  }

  private static CertificateHash hash(Held.Root root, Algorithm algorithm) {
    return Hashes.of(root.certificate(), root.issuerKey(), algorithm);
  }

  private <T> CompletionStage<T> later(Callable<T> work) {
    var result = new CompletableFuture<T>();
    worker.execute(() -> {
      try {
        T done = work.call();
        loop.execute(() -> result.complete(done));
      } catch (Exception e) {
        log.error("the keyring could not be changed", e);
        loop.execute(() -> result.completeExceptionally(e));
      }
    });
    return result;
  }
}
