using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>The channels, the results of checking their links, and the settings.</summary>
/// <param name="scope">The store.</param>
/// <param name="recoverChannels">Puts a damaged list aside and restores the one before its last change; says what was done.</param>
/// <param name="recoverLinks">The same for the results.</param>
/// <param name="recoverSettings">The same for the settings.</param>
internal sealed class ChannelsCheck(
    CheckScope scope,
    Func<string?> recoverChannels,
    Func<string?> recoverLinks,
    Func<string?> recoverSettings) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        if (scope.Examine("channels", scope.Documents.Channels, FindingSeverity.Error, recoverChannels, Content) is { } channels)
        {
            yield return channels;
        }

        if (scope.Examine("validation", scope.Documents.LinkReport, FindingSeverity.Warning, recoverLinks) is { } links)
        {
            yield return links;
        }

        if (scope.Examine("config", scope.Documents.Settings, FindingSeverity.Error, recoverSettings) is { } settings)
        {
            yield return settings;
        }
    }

    private StoreFinding? Content(ChannelList list, byte[] bytes)
    {
        scope.Counts = scope.Counts with { Channels = list.Channels.Length };
        var path = scope.Paths.Relative(scope.Paths.Channels);
        return list.Channels.GroupBy(channel => channel.Id).FirstOrDefault(group => group.Count() > 1) is not { } twice
            ? null
            : new StoreFinding(
                "channel-duplicate",
                FindingSeverity.Error,
                path,
                $"Several channels have the id {twice.Key}; only the first is seen.");
    }
}
