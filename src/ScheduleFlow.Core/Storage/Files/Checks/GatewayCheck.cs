using System.Net;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>What the gateway's settings open, as it noted them when it last started.</summary>
/// <param name="scope">The store.</param>
/// <param name="note">The note; null: there is none that can be read.</param>
internal sealed class GatewayCheck(CheckScope scope, GatewayNote? note) : ICheck
{
    private const string Development = "Development";

    public IEnumerable<Suspect> Look() => Findings().Select(finding => new Suspect(() => finding));

    private IEnumerable<StoreFinding> Findings()
    {
        if (note is null)
        {
            yield return Finding(
                "gateway-unknown",
                FindingSeverity.Info,
                "No gateway has noted its settings here, so nothing is known of anonymous rights, CORS and addresses.",
                "Start the gateway once on this data folder; it writes them down.");
            yield break;
        }

        var remote = note.Urls.Where(IsRemote).ToList();
        if (string.Equals(note.Environment, Development, StringComparison.OrdinalIgnoreCase) && remote.Count > 0)
        {
            yield return Finding(
                "development-open",
                FindingSeverity.Error,
                $"The gateway runs in Development, where local callers need no key, and listens on {string.Join(", ", remote)}.",
                "Publish it (dotnet publish), or set ASPNETCORE_ENVIRONMENT=Production.");
        }

        if (Anonymous() is { } anonymous)
        {
            yield return anonymous;
        }

        if (note.IsTunerOpen)
        {
            yield return Finding(
                "tuner-open",
                FindingSeverity.Warning,
                "Everybody who reaches the gateway reads all channel addresses, passwords in them too, through the tuner.",
                "ScheduleFlow:Tuner:Open=false, or keep it to a network that you trust.");
        }

        if (note.CorsOrigins.Contains("*"))
        {
            yield return Finding(
                "cors-any",
                FindingSeverity.Warning,
                "Pages of every origin may read replies (ScheduleFlow:Cors:Origins is *).",
                "Name the origins of your own pages.");
        }

        var plain = remote.FindAll(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        if (!note.RequiresHttps && plain.Count > 0)
        {
            yield return Finding(
                "plain-http",
                FindingSeverity.Warning,
                $"The gateway listens on {string.Join(", ", plain)} without TLS: keys and passwords cross the network in the clear.",
                "Listen on 127.0.0.1 behind a reverse proxy with TLS, or give Kestrel a certificate; "
                + "ScheduleFlow:Security:RequireHttps=true refuses the rest.");
        }

        if (note.HasAdminKey)
        {
            yield return Finding(
                "admin-key-in-environment",
                FindingSeverity.Info,
                "ADMIN_API_KEY is set: a key without an end, an owner or a revocation.",
                "create-key NAME --role admin, then start the gateway without it.");
        }
    }

    private StoreFinding? Anonymous() => note!.Anonymous switch
    {
        "editor" => Finding(
            "anonymous-editor",
            FindingSeverity.Error,
            "Everybody who reaches the gateway may read and change schedules without a key.",
            "ScheduleFlow:Security:Anonymous=none, and a key for each client."),
        "viewer" => Finding(
            "anonymous-viewer",
            FindingSeverity.Warning,
            "Everybody who reaches the gateway may read without a key, channel addresses that hold passwords too.",
            "ScheduleFlow:Security:Anonymous=none, and a key for each client."),
        "local" when !string.Equals(note.Environment, Development, StringComparison.OrdinalIgnoreCase) => Finding(
            "anonymous-local",
            FindingSeverity.Warning,
            "Every program and user of this machine may change schedules without a key, and whoever calls through a proxy on it that "
            + "does not say so.",
            "ScheduleFlow:Security:Anonymous=none, and a key for each client."),
        _ => null,
    };

    private StoreFinding Finding(string id, FindingSeverity severity, string message, string remedy) =>
        new(id, severity, scope.Paths.Relative(scope.Paths.GatewayNote), message) { Remedy = remedy };

    private static bool IsRemote(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme is "http" or "https")
        && address.IdnHost is not "localhost"
        && !(IPAddress.TryParse(address.IdnHost, out var ip) && IPAddress.IsLoopback(ip));
}
