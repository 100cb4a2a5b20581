package org.tidegate.domain.devicemodel;

import org.tidegate.domain.security.PasswordForm;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.OptionList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

/** Variables of SecurityCtrlr. Part 2 section 2.2. */
public final class SecurityVariables {
  private static final String CONTROLLER = "SecurityCtrlr";

  /** Most certificates installed at a time. */
  public static final int MOST_CERTIFICATES = 100;

  /** Whether a root of the central system must be signed by the one it replaces, M05.FR.09: the installer's choice. */
  public static final VariableAddress ADDITIONAL_ROOT_CERTIFICATE_CHECK = VariableAddress.of(CONTROLLER,
      "AdditionalRootCertificateCheck");
  /** The password of HTTP Basic authentication: set, never told; empty until it is set, A01. */
  public static final VariableAddress BASIC_AUTH_PASSWORD = VariableAddress.of(CONTROLLER, "BasicAuthPassword");
  /** Whether a central system may show a certificate with a wildcard for its name. */
  public static final VariableAddress ALLOW_CSMS_TLS_WILDCARDS = VariableAddress.of(CONTROLLER,
      "AllowCSMSTLSWildcards");
  /** How many certificates are installed. */
  public static final VariableAddress CERTIFICATE_ENTRIES = VariableAddress.of(CONTROLLER, "CertificateEntries");
  /** Our own: the kind of the station's next key, EC or RSA. */
  public static final VariableAddress CERTIFICATE_KEY = VariableAddress.of(CONTROLLER, "CertificateKey");
  /** Our own: how many days before its certificate expires the station asks for another, A03.FR.02. */
  public static final VariableAddress CERTIFICATE_RENEWAL_DAYS = VariableAddress.of(CONTROLLER,
      "CertificateRenewalDays");
  /** How often the wait for a signed certificate is doubled, A02.FR.19. */
  public static final VariableAddress CERT_SIGNING_REPEAT_TIMES = VariableAddress.of(CONTROLLER,
      "CertSigningRepeatTimes");
  /** Seconds until a certificate that did not come is asked for again, A02.FR.17. */
  public static final VariableAddress CERT_SIGNING_WAIT_MINIMUM = VariableAddress.of(CONTROLLER,
      "CertSigningWaitMinimum");
  /** Most characters of a certificate chain, A02.FR.16. */
  public static final VariableAddress MAX_CERTIFICATE_CHAIN_SIZE = VariableAddress.of(CONTROLLER,
      "MaxCertificateChainSize");
  /** The station's identity with the central system. */
  public static final VariableAddress IDENTITY = VariableAddress.of(CONTROLLER, "Identity");
  /** The operator's name in the station's certificate. */
  public static final VariableAddress ORGANIZATION_NAME = VariableAddress.of(CONTROLLER, "OrganizationName");
  /** The security profile of the connection. */
  public static final VariableAddress SECURITY_PROFILE = VariableAddress.of(CONTROLLER, "SecurityProfile");

  private static final int LONGEST_PASSWORD = 40;

  private SecurityVariables() {}

  static void declare(DeviceModel model, StandardFacts facts, LiveFacts live) {
    model.declare(ADDITIONAL_ROOT_CERTIFICATE_CHECK, VariableFacts.of(bool), "false");
    model.declare(ALLOW_CSMS_TLS_WILDCARDS, VariableFacts.of(bool).writable(), "false");
    model.declare(BASIC_AUTH_PASSWORD, VariableFacts.of(string).atMost(LONGEST_PASSWORD).writeOnly(), "");
    model.declareCheck(BASIC_AUTH_PASSWORD, password -> PasswordForm.broken(password, LONGEST_PASSWORD));
    model.declareComputed(CERTIFICATE_ENTRIES, VariableFacts.of(integer).atLeast(0).atMost(MOST_CERTIFICATES),
        () -> String.valueOf(live.installedCertificates()));
    model.declare(CERTIFICATE_KEY, VariableFacts.of(OptionList, "EC,RSA"), "EC");
    model.declare(CERTIFICATE_RENEWAL_DAYS, VariableFacts.of(integer).in("days").atLeast(1).atMost(365).writable(),
        "30");
    // Doubled ten times a wait of a day becomes three years.
    model.declare(CERT_SIGNING_REPEAT_TIMES, VariableFacts.of(integer).atLeast(0).atMost(10).writable(), "3");
    model.declare(CERT_SIGNING_WAIT_MINIMUM, VariableFacts.of(integer).in("s").atLeast(1).atMost(86_400).writable(),
        "60");
    model.declare(MAX_CERTIFICATE_CHAIN_SIZE, VariableFacts.of(integer).atMost(10_000), "10000");
    // OCPP 2.1 B09.FR.28: of the connection in use.
    model.declareComputed(IDENTITY, VariableFacts.of(string).atMost(48),
        () -> live.identity().orElse(facts.network().identity()));
    // X.520: an organization's name in a certificate has at most 64 characters.
    model.declare(ORGANIZATION_NAME, VariableFacts.of(string).atMost(64).writable(), "");
    model.declareComputed(SECURITY_PROFILE, VariableFacts.of(integer).atLeast(0).atMost(3),
        () -> String.valueOf(live.securityProfile()));
  }
}
