package org.tidegate.ocpp.certificates;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A certificate authority for tests. Certificates are valid from 2025 to 2045 unless said otherwise. */
public final class Authority {
  public static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  public static final Instant UNTIL = Instant.parse("2045-01-01T00:00:00Z");
  private static final AtomicInteger SERIALS = new AtomicInteger(0xA0);

  private final X500Name name;
  private final KeyPair keys;
  private final X509Certificate certificate;

  private Authority(X500Name name, KeyPair keys, X509Certificate certificate) {
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
  }

  /** One that vouches for itself. */
  public static Authority root(String commonName) {
    return root(commonName, FROM, UNTIL);
  }

  public static Authority root(String commonName, Instant from, Instant until) {
    var name = new X500Name("O=Test,CN=" + commonName);
    var keys = keys("EC", 256);
    return new Authority(name, keys, sign(name, keys, name, keys.getPublic(), true, from, until, List.of()));
  }

  /** One made in this way, be it weak: signed by this algorithm, and for this use of its key ({@link KeyUsage}). */
  public static Authority root(KeyPair keys, String algorithm, int keyUsage) {
    var name = new X500Name("O=Test,CN=odd");
    return new Authority(name, keys, sign(new JcaX509v3CertificateBuilder(name,
        BigInteger.valueOf(SERIALS.incrementAndGet()), Date.from(FROM), Date.from(UNTIL), name, keys.getPublic()), keys,
        algorithm, true, keyUsage, List.of()));
  }

  /** One that this one vouches for. */
  public Authority sub(String commonName) {
    var subject = new X500Name("O=Test,CN=" + commonName);
    var its = keys("EC", 256);
    return new Authority(subject, its, sign(name, keys, subject, its.getPublic(), true, FROM, UNTIL, List.of()));
  }

  /** Its certificate from another that vouches for it too. */
  public X509Certificate by(Authority other, Instant from, Instant until) {
    return sign(other.name, other.keys, name, keys.getPublic(), true, from, until, List.of());
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public String pem() {
    return pem(certificate);
  }

  public static String pem(X509Certificate... certificates) {
    try {
      return Pem.write(List.of(certificates));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A private key. */
  public static String pem(PrivateKey key) {
    return Pem.write("PRIVATE KEY", key.getEncoded());
  }

  /** For a server: names are {@code 127.0.0.1} or host names. */
  public Issued server(String... names) {
    return issue("CN=" + names[0], keys("EC", 256), FROM, UNTIL, names);
  }

  public Issued issue(String subject, KeyPair its, Instant from, Instant until, String... names) {
    var alternatives = List.of(names).stream()
        .map(one -> new GeneralName(one.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, one))
        .toList();
    return new Issued(its, List.of(sign(name, keys, new X500Name(subject), its.getPublic(), false, from, until,
        alternatives), certificate));
  }

  /** What a signing request asks for. */
  public X509Certificate sign(String request) {
    try {
      var read = new JcaPKCS10CertificationRequest(request(request).getEncoded());
      return sign(name, keys, read.getSubject(), read.getPublicKey(), false, FROM, UNTIL, List.of());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public static PKCS10CertificationRequest request(String pem) {
    try {
      var body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      return new PKCS10CertificationRequest(Base64.getDecoder().decode(body));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static KeyPair keys(String algorithm, int bits) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key with its chain. */
  public record Issued(KeyPair keys, List<X509Certificate> chain) {
    public X509Certificate certificate() {
      return chain.getFirst();
    }

    /** It, shown with these behind it. */
    public Issued shownWith(X509Certificate... others) {
      return new Issued(keys, Stream.concat(Stream.of(certificate()), Stream.of(others)).toList());
    }

    /** For a server that shows it and asks every client for a certificate under one of these authorities. */
    public SSLContext server(X509Certificate... clients) {
      try {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (int number = 0; number < clients.length; number++) {
          trusted.setCertificateEntry("client" + number, clients[number]);
        }
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        return server(trust.getTrustManagers());
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** For a server that shows it, and leaves the judgement of clients' certificates to what comes after TLS. */
    public SSLContext lenientServer() {
      return server(new TrustManager[]{new Anyone()});
    }

    private SSLContext server(TrustManager[] whom) {
      try {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", keys.getPrivate(), new char[0], chain.toArray(X509Certificate[]::new));
        var keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        KeyManager[] own = keyManagers.getKeyManagers();
        context.init(own, whom, null);
        return context;
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Believes every client. */
  private static final class Anyone extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
      throw new CertificateException("only clients");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static X509Certificate sign(X500Name issuer, KeyPair by, X500Name subject, PublicKey key, boolean authority,
      Instant from, Instant until, List<GeneralName> names) {
    var builder = new JcaX509v3CertificateBuilder(issuer, BigInteger.valueOf(SERIALS.incrementAndGet()),
        Date.from(from), Date.from(until), subject, key);
    return sign(builder, by, by.getPublic() instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSA", authority,
        authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature, names);
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair by, String algorithm,
      boolean authority, int keyUsage, List<GeneralName> names) {
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
      if (!names.isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false,
            new GeneralNames(names.toArray(GeneralName[]::new)));
      }
      var signer = new JcaContentSignerBuilder(algorithm).build(by.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
