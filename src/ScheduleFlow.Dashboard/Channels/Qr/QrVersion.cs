using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Channels.Qr;

/// <summary>A size of QR codes with what correction level M says about it.</summary>
/// <param name="Number">1 to 10.</param>
/// <param name="Codewords">How many bytes it holds, data and correction.</param>
/// <param name="Blocks">Into how many blocks they are split.</param>
/// <param name="Correction">How many bytes of each block are correction.</param>
/// <param name="Marks">Where the centres of the small marks are, in both directions.</param>
internal sealed record QrVersion(int Number, int Codewords, int Blocks, int Correction, ImmutableArray<int> Marks)
{
    private static readonly ImmutableArray<QrVersion> All =
    [
        new(1, 26, 1, 10, []),
        new(2, 44, 1, 16, [6, 18]),
        new(3, 70, 1, 26, [6, 22]),
        new(4, 100, 2, 18, [6, 26]),
        new(5, 134, 2, 24, [6, 30]),
        new(6, 172, 4, 16, [6, 34]),
        new(7, 196, 4, 18, [6, 22, 38]),
        new(8, 242, 4, 22, [6, 24, 42]),
        new(9, 292, 5, 22, [6, 26, 46]),
        new(10, 346, 5, 26, [6, 28, 50]),
    ];

    /// <summary>How many modules a side has.</summary>
    public int Size => 17 + (4 * Number);

    /// <summary>How many bytes are data.</summary>
    public int Data => Codewords - (Blocks * Correction);

    /// <summary>How many bits say how long the data is.</summary>
    public int LengthBits => Number < 10 ? 8 : 16;

    /// <summary>The smallest one that holds so many bytes; null: none does.</summary>
    public static QrVersion? For(int bytes) => All.FirstOrDefault(version => 4 + version.LengthBits + (8 * bytes) <= 8 * version.Data);
}
