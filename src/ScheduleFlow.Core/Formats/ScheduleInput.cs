using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats;

/// <summary>A document and the reader for it.</summary>
/// <param name="Reader">The reader of its format.</param>
/// <param name="Stream">The whole document, including what was looked at to recognise it.</param>
internal sealed record ScheduleInput(IScheduleReader Reader, Stream Stream);
