package org.tidegate.ocpp.v201;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks the CSMS whether a token may charge. Immutable. OCPP 2.0.1 Part 2, 1.1.1, C01.
 *
 * @param certificate contract certificate chain in PEM, leaf first, without the root
 * @param iso15118CertificateHashData one entry per certificate for OCSP, instead of {@code certificate}
 */
public record AuthorizeRequest(IdToken idToken, @Nullable String certificate,
    @Nullable List<OCSPRequestData> iso15118CertificateHashData,
    @Nullable CustomData customData) implements OcppRequest {
  public AuthorizeRequest {
    Check.required("idToken", idToken);
    Check.maxLength("certificate", certificate, 5500);
    iso15118CertificateHashData = Check.optionalItems("iso15118CertificateHashData", iso15118CertificateHashData, 4);
  }

  /** With the required fields only. */
  public static AuthorizeRequest of(IdToken idToken) {
    return new AuthorizeRequest(idToken, null, null, null);
  }
}
