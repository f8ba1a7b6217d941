using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>The difference between two states of a channel.</summary>
internal static class ChannelFieldNames
{
    /// <returns>The JSON names of the fields that differ, without those that only the store sets.</returns>
    public static IEnumerable<string> Differing(Channel one, Channel other)
    {
        var fields = new (string Name, bool IsSame)[]
        {
            ("name", one.Name == other.Name),
            ("url", one.Url == other.Url),
            ("number", one.Number == other.Number),
            ("group", one.Group == other.Group),
            ("tvg_id", one.TvgId == other.TvgId),
            ("tvg_name", one.TvgName == other.TvgName),
            ("logo", one.Logo == other.Logo),
            ("backup_urls", one.BackupUrls.SequenceEqual(other.BackupUrls)),
            ("tags", one.Tags.SequenceEqual(other.Tags)),
            ("directives", one.Directives.SequenceEqual(other.Directives)),
            ("schedule_id", one.Schedule == other.Schedule),
            ("schedule_channel", one.ScheduleChannel == other.ScheduleChannel),
            ("source", one.Source == other.Source),
        };
        return fields.Where(field => !field.IsSame).Select(field => field.Name);
    }
}
