using System.Collections.Immutable;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Schedules;
namespace ScheduleFlow.Core.Formats;
internal static class ScheduleFormats { public static Outcome<IScheduleReader> ReaderFor(string? f, ref Stream s) => throw new NotSupportedException(); public static Outcome<IScheduleWriter> WriterFor(string? f) => throw new NotSupportedException(); }
internal static class PlaylistFormats { public static Outcome<IPlaylistWriter> WriterFor(string? f) => throw new NotSupportedException(); }
internal interface IPlaylistWriter { void Write(Stream s, string name, ImmutableArray<MediaItem> items); }
internal sealed record PlaylistDocument(string? Name, ImmutableArray<MediaItem> Items, ImmutableArray<string> Warnings);
internal static class PlaylistReader { public static Outcome<PlaylistDocument> Read(Stream s, string? f) => throw new NotSupportedException(); }
