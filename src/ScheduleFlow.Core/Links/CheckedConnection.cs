using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ScheduleFlow.Core.Links;

/// <summary>
/// The HTTP client of one link at one host, with one connection at a time. It resolves the name, checks each address, and
/// connects to the address that it has checked: the name is not resolved a second time.
/// </summary>
internal sealed class CheckedConnection : IDisposable
{
    private const int MaxHeaderKilobytes = 64;
    private const int MaxCandidates = 4;

    private readonly LinkBudget _budget;
    private readonly AddressPolicy _policy;
    private readonly INameResolver _names;
    private readonly X509Certificate2Collection? _roots;
    private readonly HttpMessageInvoker _client;

    /// <param name="budget">The link's time.</param>
    /// <param name="policy">Which addresses may be connected to.</param>
    /// <param name="names">Finds the addresses of names.</param>
    /// <param name="roots">The authorities to trust; null: those of the machine.</param>
    public CheckedConnection(LinkBudget budget, AddressPolicy policy, INameResolver names, X509Certificate2Collection? roots)
    {
        _budget = budget;
        _policy = policy;
        _names = names;
        _roots = roots;
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = false,
            UseCookies = false,
            PreAuthenticate = false,
            Credentials = null,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = 0, // the rest of a body is not read; the connection is closed
            ConnectTimeout = Timeout.InfiniteTimeSpan, // the budget's token ends it
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8, // redirects to unescaped addresses
            ConnectCallback = ConnectAsync,
            PlaintextStreamFilter = (context, _) =>
            {
                _budget.Step = $"waiting for the answer of {NameOf(context.InitialRequestMessage.RequestUri!)}";
                return ValueTask.FromResult<Stream>(new IcyStream(context.PlaintextStream));
            },
            SslOptions = TlsOptions(),
        });
    }

    /// <summary>What is wrong with the host's certificate; null: nothing is, or it has shown none.</summary>
    public string? CertificateProblem { get; private set; }

    /// <summary>Sends a request, and returns when the answer's headers have arrived.</summary>
    /// <exception cref="LinkException">An address is refused.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        _budget.Step = $"waiting for the answer of {NameOf(request.RequestUri!)}";
        return _client.SendAsync(request, _budget.Token);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>A host and its port, without user name and path.</summary>
    public static string NameOf(Uri address) => $"{address.IdnHost}:{address.Port}";

    private SslClientAuthenticationOptions TlsOptions()
    {
        // A certificate gives the addresses of intermediate certificates and revocation lists. If they were fetched, the
        // host could choose what this machine connects to, past all address rules.
        var chain = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        if (_roots is not null)
        {
            chain.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.CustomTrustStore.AddRange(_roots);
        }

        return new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = chain,
            RemoteCertificateValidationCallback = (_, certificate, built, errors) =>
            {
                CertificateProblem = CertificateProblems.Describe(certificate, built, errors);
                return errors == SslPolicyErrors.None;
            },
        };
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        // 1. The name → addresses. The budget's token decides: the client goes on connecting after its request has ended.
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _budget.Token);
        var addresses = (await AddressesAsync(host, both.Token).ConfigureAwait(false))
            .Select(address => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            .ToArray();

        // 2. Addresses → the allowed ones.
        var allowed = addresses.Where(address => _policy.Refuse(host, address) is null).Take(MaxCandidates).ToArray();
        if (allowed.Length == 0)
        {
            throw new LinkException(addresses.Length == 0
                ? $"has a host that has no address: {host}"
                : $"leads to {_policy.Refuse(host, addresses[0])} ({addresses[0]}), which is not allowed");
        }

        // 3. One after another. Each but the last gets its share of the remaining time.
        SocketException? problem = null;
        for (var i = 0; i < allowed.Length; i++)
        {
            _budget.Step = $"connecting to {host}:{port}";
            var socket = new Socket(allowed[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var share = CancellationTokenSource.CreateLinkedTokenSource(both.Token);
            if (i < allowed.Length - 1)
            {
                share.CancelAfter(_budget.Left / (allowed.Length - i));
            }

            try
            {
                await socket.ConnectAsync(new IPEndPoint(allowed[i], port), share.Token).ConfigureAwait(false);
                if (context.InitialRequestMessage.RequestUri!.Scheme == "https")
                {
                    _budget.Step = $"agreeing on TLS with {host}:{port}";
                }

                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                problem = e;
            }
            catch (OperationCanceledException) when (!both.IsCancellationRequested)
            {
                socket.Dispose(); // on to the next address
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw problem ?? new SocketException((int)SocketError.TimedOut);
    }

    private async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, CancellationToken cancellation)
    {
        if (_policy.RefuseName(host) is { } reason)
        {
            throw new LinkException($"leads to {reason} ({host}), which is not allowed");
        }

        if (IPAddress.TryParse(host, out var address))
        {
            return [address];
        }

        _budget.Step = $"looking up the name {host}";
        try
        {
            return await _names.ResolveAsync(host, cancellation).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            throw new LinkException(e.SocketErrorCode is SocketError.TryAgain
                ? $"has a host whose name cannot be looked up at present: {host}"
                : $"has a host whose name is not known: {host}");
        }
        catch (ArgumentException)
        {
            throw new LinkException($"has a host whose name cannot be one: {host}"); // longer than 255 characters
        }
    }
}
