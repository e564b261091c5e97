package io.github.nh4j.emulator.server;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for the names of this machine's loopback addresses, and the CA that signed it. Both are made anew each
 * time and the key of the CA is forgotten at once, so that trusting it means to trust one server only.
 */
final class LoopbackIdentity {
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final X500Name CA_NAME = new X500Name("CN=nh4j emulator CA");
    private static final X500Name NAME = new X500Name("CN=localhost");
    private static final GeneralNames ADDRESSES = new GeneralNames(new GeneralName[] {
        new GeneralName(GeneralName.dNSName, "localhost"),
        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
        new GeneralName(GeneralName.iPAddress, "::1")
    });

    private final X509Certificate ca;
    private final X509Certificate certificate;
    private final PrivateKey key;

    private LoopbackIdentity(X509Certificate ca, X509Certificate certificate, PrivateKey key) {
        this.ca = ca;
        this.certificate = certificate;
        this.key = key;
    }

    static LoopbackIdentity create() {
        try {
            KeyPair caKeys = newKeys();
            KeyPair keys = newKeys();
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            ASN1Encodable caIdentifier = identifiers.createSubjectKeyIdentifier(caKeys.getPublic());
            X509v3CertificateBuilder ca = unsigned(CA_NAME, caKeys)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(Extension.subjectKeyIdentifier, false, caIdentifier);
            X509v3CertificateBuilder certificate = unsigned(NAME, keys)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectAlternativeName, false, ADDRESSES)
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(caKeys.getPublic()));
            return new LoopbackIdentity(signed(ca, caKeys), signed(certificate, caKeys), keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this Java platform cannot make a certificate", e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder unsigned(X500Name name, KeyPair keys) {
        Instant start = Instant.now().minus(CLOCKS_DIFFER);
        BigInteger serial = new BigInteger(64, new SecureRandom()).add(BigInteger.ONE);
        return new JcaX509v3CertificateBuilder(
                CA_NAME, serial, Date.from(start), Date.from(start.plus(LIFETIME)), name, keys.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder unsigned, KeyPair by)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(unsigned.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }

    X509Certificate ca() {
        return ca;
    }

    /** What a server presents, in a store that never leaves this process. */
    KeyStore keyStore(String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, password.toCharArray(), new Certificate[] {certificate, ca});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform has PKCS12", e);
        }
    }
}
