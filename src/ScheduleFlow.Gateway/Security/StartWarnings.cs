using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security;

/// <summary>Warnings in the log at start about access that the configuration opens and that is closed by default.</summary>
internal static class StartWarnings
{
    /// <summary>A sentence or two for each; few in Development, where access is meant to be open.</summary>
    public static IEnumerable<string> Of(GatewayOptions options)
    {
        var key = GatewaySettings.Anonymous.Key;
        if (options.Security.AdminKey is { Length: < SecurityOptions.MinAdminKeyLength } admin)
        {
            yield return $"{GatewaySettings.AdminKey.Key} has {admin.Length} characters and can be guessed; "
                + $"outside Development it must have {SecurityOptions.MinAdminKeyLength}.";
        }

        if (options.IsDevelopment)
        {
            yield break;
        }

        switch (options.Security.Anonymous)
        {
            case AnonymousRights.Local:
                yield return $"{key}=local: every program and every user of this machine may read and change schedules without a key. "
                    + "A reverse proxy on this machine that does not say what it is counts as such a program, "
                    + "and so do all who call through it.";
                break;
            case AnonymousRights.Viewer:
                yield return $"{key}=viewer: everybody who reaches this server may read without a key, "
                    + "channel addresses that hold passwords too.";
                break;
            case AnonymousRights.Editor:
                yield return $"{key}=editor: everybody who reaches this server may read and change schedules without a key.";
                break;
            default:
                break;
        }
    }
}
