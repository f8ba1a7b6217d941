using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Playlists;

/// <summary>The formats of playlists, by name.</summary>
internal static class PlaylistFormats
{
    /// <summary>The formats that an import can read, <c>auto</c> first.</summary>
    public static readonly ImmutableArray<string> ReaderNames = [FormatNames.Auto, FormatNames.Json, FormatNames.M3u, FormatNames.Text];

    /// <summary>The formats that an export can write.</summary>
    public static readonly ImmutableArray<string> WriterNames = [FormatNames.M3u, FormatNames.Json, FormatNames.CasparList];

    /// <summary>The writer of a format, by its lower-case name; null: unknown.</summary>
    public static IPlaylistWriter? Writer(string name) => name switch
    {
        FormatNames.M3u => new M3uPlaylistWriter(),
        FormatNames.Json => new JsonPlaylistWriter(),
        FormatNames.CasparList => new CasparListWriter(),
        _ => null,
    };

    /// <summary>The writer of a format, ignoring case; a <c>validation</c> problem for an unknown name.</summary>
    public static Outcome<IPlaylistWriter> WriterFor(string name) => Writer(name.ToLowerInvariant()) is { } writer
        ? Outcome.Of(writer)
        : new Problem(ErrorType.Validation, $"\"{name}\" is not a format in which playlists are written.")
        {
            Hint = $"Formats: {string.Join(", ", WriterNames)}.",
        };
}
