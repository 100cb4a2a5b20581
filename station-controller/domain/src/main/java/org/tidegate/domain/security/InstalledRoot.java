package org.tidegate.domain.security;

/** A root certificate that the station holds. Immutable. */
public record InstalledRoot(RootUse use, CertificateHash hash) {}
