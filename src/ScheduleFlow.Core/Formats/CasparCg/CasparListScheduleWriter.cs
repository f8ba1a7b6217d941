using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.CasparCg;

/// <summary>The media of a schedule, in order, as the simple list that older set-ups read.</summary>
internal sealed class CasparListScheduleWriter : IScheduleWriter
{
    public string Format => FormatNames.CasparList;

    public string Schema => "caspar-list";

    public Problem? Refusal(Schedule schedule, WriteOptions options) => OneChannel.Refusal(schedule, Format);

    public void Write(Stream output, Schedule schedule, WriteOptions options) => new CasparListWriter().Write(
        output,
        schedule.Name,
        schedule.Events
            .Where(scheduled => scheduled.MediaUrl is not null)
            .Select(scheduled => new MediaItem(scheduled.MediaUrl!, scheduled.Title)));
}
