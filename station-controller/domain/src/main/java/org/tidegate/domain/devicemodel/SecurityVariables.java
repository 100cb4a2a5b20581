package org.tidegate.domain.devicemodel;

import java.util.Optional;
import java.util.regex.Pattern;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

/** Variables of SecurityCtrlr. Part 2 section 2.2. */
public final class SecurityVariables {
  private static final String CONTROLLER = "SecurityCtrlr";

  /** Most certificates installed at a time. */
  public static final int MOST_CERTIFICATES = 100;

  /** Whether only one root certificate of central systems may be installed at a time: no. */
  public static final VariableAddress ADDITIONAL_ROOT_CERTIFICATE_CHECK = VariableAddress.of(CONTROLLER,
      "AdditionalRootCertificateCheck");
  /** The password of HTTP Basic authentication: set, never told; empty until it is set, A01. */
  public static final VariableAddress BASIC_AUTH_PASSWORD = VariableAddress.of(CONTROLLER, "BasicAuthPassword");
  /** How many certificates are installed. */
  public static final VariableAddress CERTIFICATE_ENTRIES = VariableAddress.of(CONTROLLER, "CertificateEntries");
  /** The station's identity with the central system. */
  public static final VariableAddress IDENTITY = VariableAddress.of(CONTROLLER, "Identity");
  /** The operator's name in the station's certificate. */
  public static final VariableAddress ORGANIZATION_NAME = VariableAddress.of(CONTROLLER, "OrganizationName");
  /** The security profile of the connection. */
  public static final VariableAddress SECURITY_PROFILE = VariableAddress.of(CONTROLLER, "SecurityProfile");

  /** A00.FR.205: a passwordString of 16 to 40 characters. */
  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9*\\-_=:+|@.]{16,40}");

  private SecurityVariables() {}

  static void declare(DeviceModel model, StandardFacts facts, LiveFacts live) {
    model.declare(ADDITIONAL_ROOT_CERTIFICATE_CHECK, VariableFacts.of(bool), "false");
    model.declare(BASIC_AUTH_PASSWORD, VariableFacts.of(string).atMost(40).writeOnly(), "");
    model.declareCheck(BASIC_AUTH_PASSWORD, SecurityVariables::refuseWeak);
    model.declareComputed(CERTIFICATE_ENTRIES, VariableFacts.of(integer).atLeast(0).atMost(MOST_CERTIFICATES),
        () -> String.valueOf(live.installedCertificates()));
    model.declare(IDENTITY, VariableFacts.of(string).atMost(48), facts.network().identity());
    // X.520: an organization's name in a certificate has at most 64 characters.
    model.declare(ORGANIZATION_NAME, VariableFacts.of(string).atMost(64).writable(), "");
    model.declareComputed(SECURITY_PROFILE, VariableFacts.of(integer).atLeast(0).atMost(3),
        () -> String.valueOf(live.securityProfile()));
  }

  private static Optional<String> refuseWeak(String password) {
    return PASSWORD.matcher(password).matches()
        ? Optional.empty()
        : Optional.of("expected 16 to 40 letters, digits or * - _ = : + | @ .");
  }
}
