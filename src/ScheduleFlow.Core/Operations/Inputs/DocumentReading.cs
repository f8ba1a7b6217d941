using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>A document's bytes → what it holds, in any format.</summary>
internal static class DocumentReading
{
    /// <param name="document">The bytes, also packed with gzip.</param>
    /// <param name="format">A name of <see cref="FormatNames"/>; <c>auto</c>: decided by content.</param>
    /// <param name="options">What the document leaves open.</param>
    public static Outcome<ImportResult> Read(Stream document, string format, ReadingOptions options)
    {
        try
        {
            return ScheduleFormats.Open(document, format).TryGet(out var input, out var problem)
                ? ImportPipeline.Run(input.Reader, input.Stream, options)
                : problem;
        }
        catch (UnreadableException exception)
        {
            return exception.Problem; // A packed document that is damaged.
        }
    }
}
