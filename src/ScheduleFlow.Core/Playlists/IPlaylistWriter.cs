using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Playlists;

/// <summary>Playlists → bytes, streaming.</summary>
internal interface IPlaylistWriter
{
    string Format { get; }

    /// <summary>The media type and file extension of what is written.</summary>
    (string MediaType, string Extension) MediaType { get; }

    void Write(Stream output, string name, IEnumerable<MediaItem> items);
}
