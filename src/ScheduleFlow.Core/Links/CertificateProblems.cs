using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ScheduleFlow.Core.Links;

/// <summary>Puts what is wrong with a server's certificate in words.</summary>
internal static class CertificateProblems
{
    /// <summary>One clause, such as <c>has a certificate that has expired</c>; null: nothing is wrong.</summary>
    public static string? Describe(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return null;
        }

        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "shows no certificate";
        }

        var status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, next) => all | next.Status);
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            return "has a certificate that has expired or is not valid yet";
        }

        if (status.HasFlag(X509ChainStatusFlags.UntrustedRoot) || status.HasFlag(X509ChainStatusFlags.PartialChain))
        {
            return certificate.Subject == certificate.Issuer
                ? "has a certificate that it has signed itself"
                : "has a certificate of an authority that this machine does not trust, or not with all that is between them";
        }

        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? "has a certificate for another name"
            : "has a certificate that is not valid";
    }
}
