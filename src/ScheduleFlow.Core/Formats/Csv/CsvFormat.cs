using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;

namespace ScheduleFlow.Core.Formats.Csv;

/// <summary>Comma-separated values. Its extras are a JSON object of texts: the cells of unknown columns, by column name.</summary>
internal static class CsvFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.Csv)
    {
        Reader = static () => new CsvScheduleReader(),
        Writer = static () => new CsvScheduleWriter(),
        Kind = DocumentKind.Csv,
        Recognitions =
        [
            new(SniffOrder.Header, static text => CsvHeader.SeparatorOf(text) is not null ? "CSV" : null),
        ],
        IsLossless = true,
        IsMendable = true,
    };
}
