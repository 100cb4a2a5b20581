package org.tidegate.domain.port;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.security.CertificateHash;
import org.tidegate.domain.security.InstalledRoot;
import org.tidegate.domain.security.RootUse;
import org.tidegate.domain.security.Subject;

/**
 * The station's certificates, private keys and password. Called on the station loop; never blocks: keys are made and
 * files are written elsewhere, one order after the other. Stages complete on the station loop, once what they tell is
 * durable, or with an exception when it can't be stored. Private keys and the password never leave it but towards the
 * connection to the central system.
 */
public interface Keyring {
  /** Installs a root certificate, M05. */
  CompletionStage<Installing> install(RootUse use, String pem, Rules rules);

  /**
   * What a root certificate must fit. Immutable.
   *
   * @param now it must be valid at this time
   * @param mostCertificates that may be held, M05.FR.06
   * @param additionalCheck whether a root of the central system must be signed by the one it replaces, M05.FR.09 to .12
   */
  record Rules(Instant now, int mostCertificates, boolean additionalCheck) {}

  /**
   * What became of a root certificate. Immutable.
   *
   * @param detail why it was not taken, in English; empty otherwise
   */
  record Installing(Outcome outcome, String detail) {
    /** Names of OCPP 2.0.1 InstallCertificateStatusEnumType. */
    public enum Outcome {
      Accepted,
      Rejected,
      Failed
    }
  }

  /** The root certificates of these uses, M03. */
  CompletionStage<List<InstalledRoot>> installed(Set<RootUse> uses);

  /** Deletes a root certificate; the station's own can't be, M04.FR.06. */
  CompletionStage<Deleting> delete(CertificateHash hash);

  /** Names of OCPP 2.0.1 DeleteCertificateStatusEnumType. */
  enum Deleting {
    Accepted,
    Failed,
    NotFound
  }

  /** Makes a new key pair, A02.FR.02; gives the signing request for it, PKCS#10 in PEM. An earlier request is forgotten. */
  CompletionStage<String> newRequest(Subject subject, KeyKind kind);

  /** Kinds of key pairs. */
  enum KeyKind {
    /** The curve P-256. */
    EC,
    /** 3072 bits. */
    RSA
  }

  /**
   * Takes the certificate that answers the newest request, A02.FR.06: valid now, for the requested key and subject, under
   * a root of the central system. From the next connection on it is the station's.
   *
   * @param chain PEM, in any order, with or without the root
   * @return why it was refused, in English; empty when it was taken
   */
  CompletionStage<Optional<String>> signed(String chain, Subject subject, Instant now);

  /**
   * Keeps a new password for HTTP Basic authentication, A01.FR.01; the next connection uses it.
   *
   * @param insteadOf name of the profile's password that is in use now; absent: the station's is
   */
  CompletionStage<Void> keepPassword(String password, Optional<String> insteadOf);

  /** Keeps a password that one network profile has of its own; gives the name that the profile is to know it by. */
  CompletionStage<String> keepProfilePassword(String password);

  /** Forgets the passwords of network profiles, but those of these names. */
  CompletionStage<Void> forgetProfilePasswordsBut(Set<String> names);

  /** What it holds now, at once. */
  Holdings holdings();

  /**
   * What a keyring holds. Immutable.
   *
   * @param roots by use, the newest last
   * @param certificates how many, roots and the station's own
   * @param stationCertificateUntil when the station's newest certificate expires; absent without one
   */
  record Holdings(List<Root> roots, int certificates, Optional<Instant> stationCertificateUntil) {
    /** Copies the list. */
    public Holdings {
      roots = List.copyOf(roots);
    }

    /** Nothing. */
    public static final Holdings EMPTY = new Holdings(List.of(), 0, Optional.empty());

    /** One root certificate. Immutable. */
    public record Root(RootUse use, X509Certificate certificate) {}

    /** The certificates of this use, the newest last. */
    public List<X509Certificate> roots(RootUse use) {
      return roots.stream().filter(root -> root.use() == use).map(Root::certificate).toList();
    }

    /** Whether a root of the central system is valid at this time. */
    public boolean trustsCentralSystem(Instant now) {
      return roots(RootUse.CSMSRootCertificate).stream()
          .anyMatch(
              root -> !root.getNotBefore().toInstant().isAfter(now) && !root.getNotAfter().toInstant().isBefore(now));
    }

    /** Whether the station's own certificate is valid at this time. */
    public boolean identifiesStation(Instant now) {
      return stationCertificateUntil.filter(now::isBefore).isPresent();
    }
  }
}
