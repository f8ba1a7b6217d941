using System.Globalization;
using System.Text;

namespace ScheduleFlow.Dashboard.Channels.Qr;

/// <summary>
/// A QR code (ISO/IEC 18004) of a short text, such as an address: bytes, versions 1 to 10, correction level M, by which a
/// seventh of the code may be unreadable. That is enough for 213 bytes, and for addresses that a phone reads from a screen.
/// </summary>
public sealed class QrCode
{
    private readonly bool[,] _modules;

    private QrCode(bool[,] modules) => _modules = modules;

    /// <summary>How many modules a side has.</summary>
    public int Size => _modules.GetLength(0);

    /// <summary>Whether a module is dark.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    public bool this[int x, int y] => _modules[y, x];

    /// <summary>The dark modules as the path of an SVG in which a module is 1 wide: a rectangle for each run of a row.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder();
            for (var y = 0; y < Size; y++)
            {
                for (var x = 0; x < Size; x++)
                {
                    var from = x;
                    while (x < Size && this[x, y])
                    {
                        x++;
                    }

                    if (x > from)
                    {
                        path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                    }
                }
            }

            return path.ToString();
        }
    }

    /// <summary>The code of a text in UTF-8; null: the text is too long.</summary>
    public static QrCode? Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (QrVersion.For(bytes.Length) is not { } version)
        {
            return null;
        }

        // 1. Data and correction in the order in which they are drawn. 2. What every code of the size has. 3. The data in
        // zigzag. 4. The mask under which the code looks least like its own marks.
        var codewords = QrCodewords.Of(bytes, version);
        var best = default(QrDrawing);
        for (var mask = 0; mask < QrDrawing.Masks; mask++)
        {
            var drawing = new QrDrawing(version, codewords, mask);
            best = best is null || drawing.Penalty < best.Penalty ? drawing : best;
        }

        return new(best!.Modules);
    }
}
