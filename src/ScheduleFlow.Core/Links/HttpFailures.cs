using System.Net.Sockets;
using System.Security.Authentication;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Links;

/// <summary>Puts what the platform's HTTP client throws in plain words.</summary>
internal static class HttpFailures
{
    /// <summary>Whether it tells something about the link, and is not a bug of ours.</summary>
    public static bool IsExpected(Exception e) => e is HttpRequestException or IOException or SocketException or AuthenticationException;

    /// <summary>Whether the host was reached, but broke off or did not speak HTTP.</summary>
    public static bool IsBrokenAnswer(Exception e) =>
        Find<LinkException>(e) is null
        && Find<AuthenticationException>(e) is null
        && e is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError,
        };

    /// <summary>The exception that ends the check of the link.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="host">The host and its port.</param>
    public static LinkException Describe(Exception e, string host)
    {
        if (Find<LinkException>(e) is { } reason)
        {
            return reason;
        }

        // Not the link's fault.
        if (Find<SocketException>(e)?.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
        {
            return new LinkException(LinkState.Unchecked, "was not checked: this machine has no more connections");
        }

        return new LinkException(Find<AuthenticationException>(e) is null ? Words(e, host) : $"does not agree on TLS at {host}");
    }

    private static string Words(Exception e, string host)
    {
        var http = (e as HttpRequestException)?.HttpRequestError ?? (e as HttpIOException)?.HttpRequestError;
        return (Find<SocketException>(e)?.SocketErrorCode, http) switch
        {
            (SocketError.ConnectionRefused, _) => $"refuses the connection at {host}",
            (SocketError.HostUnreachable
                or SocketError.NetworkUnreachable
                or SocketError.AddressNotAvailable
                or SocketError.HostDown
                or SocketError.AddressFamilyNotSupported, _) => $"cannot be reached from here: there is no way to {host}",
            (SocketError.NetworkDown or SocketError.AccessDenied, _) =>
                $"cannot be reached from here: this machine does not allow a connection to {host}",
            (SocketError.TimedOut, _) => $"does not answer at {host}",
            (_, HttpRequestError.SecureConnectionError) => $"does not agree on TLS at {host}",
            (SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown, _) =>
                $"breaks the connection off at {host}",
            (_, HttpRequestError.ResponseEnded) => $"ends its answer too early at {host}",
            (_, HttpRequestError.InvalidResponse) => $"gives an answer that is not HTTP at {host}",
            (_, HttpRequestError.ConfigurationLimitExceeded) => $"sends more headers than are read (64 KiB) at {host}",
            _ => $"breaks the connection off at {host}",
        };
    }

    private static T? Find<T>(Exception? e)
        where T : Exception
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is T found)
            {
                return found;
            }
        }

        return null;
    }
}
