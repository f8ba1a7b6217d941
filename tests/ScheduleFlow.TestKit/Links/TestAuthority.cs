using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScheduleFlow.TestKit.Links;

/// <summary>An authority for the certificates of test servers, made for one test.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly ECDsa _key;

    public TestAuthority()
    {
        _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Certificate = AuthorityRequest(_key).CreateSelfSigned(Before, After);
    }

    private TestAuthority(ECDsa key, X509Certificate2 certificate) => (_key, Certificate) = (key, certificate);

    private static DateTimeOffset Before => DateTimeOffset.UtcNow.AddDays(-2);

    private static DateTimeOffset After => DateTimeOffset.UtcNow.AddDays(2);

    /// <summary>What is to be trusted.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>A certificate that nobody has signed but its owner.</summary>
    public static X509Certificate2 SelfSigned(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Request(host, key).CreateSelfSigned(Before, After);
    }

    /// <summary>A server's certificate with its key.</summary>
    /// <param name="host">Its name.</param>
    /// <param name="isExpired">Whether it ended yesterday.</param>
    /// <param name="moreAt">Where it says that this authority's own certificate lies.</param>
    public X509Certificate2 Issue(string host, bool isExpired = false, string? moreAt = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(host, key);
        if (moreAt is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(null, [moreAt]));
        }

        using var certificate = request.Create(Certificate, Before.AddMinutes(5), isExpired ? DateTimeOffset.UtcNow.AddDays(-1) : After.AddMinutes(-5), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>An authority between this one and servers.</summary>
    public TestAuthority IssueAuthority()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = AuthorityRequest(key).Create(Certificate, Before.AddMinutes(1), After.AddMinutes(-1), RandomNumberGenerator.GetBytes(8));
        return new TestAuthority(key, certificate.CopyWithPrivateKey(key));
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }

    private static CertificateRequest AuthorityRequest(ECDsa key)
    {
        var request = new CertificateRequest($"CN=Test authority {Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request;
    }

    private static CertificateRequest Request(string host, ECDsa key)
    {
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }
}
