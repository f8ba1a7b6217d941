namespace ScheduleFlow.Dashboard.Channels.Qr;

/// <summary>How hard a QR code is to read: long runs, blocks, what looks like a large mark, and too much of one colour.</summary>
internal static class QrPenalty
{
    private static readonly bool[] Mark = [true, false, true, true, true, false, true];

    public static int Of(bool[,] modules)
    {
        var size = modules.GetLength(0);
        var (penalty, dark) = (0, 0);
        for (var i = 0; i < size; i++)
        {
            penalty += Line(Enumerable.Range(0, size).Select(x => modules[i, x]).ToArray());
            penalty += Line(Enumerable.Range(0, size).Select(y => modules[y, i]).ToArray());
            for (var j = 0; j < size; j++)
            {
                dark += modules[i, j] ? 1 : 0;
                penalty += i > 0 && j > 0 && IsBlock(modules, i, j) ? 3 : 0;
            }
        }

        return penalty + (10 * (Math.Abs((20 * dark) - (10 * size * size)) / (size * size)));
    }

    // The module and the three before it are one colour.
    private static bool IsBlock(bool[,] modules, int y, int x) =>
        modules[y, x] == modules[y - 1, x] && modules[y, x] == modules[y, x - 1] && modules[y, x] == modules[y - 1, x - 1];

    private static int Line(bool[] line)
    {
        var penalty = 0;
        for (int from = 0, i = 1; i <= line.Length; i++)
        {
            if (i == line.Length || line[i] != line[from])
            {
                penalty += i - from >= 5 ? i - from - 2 : 0;
                from = i;
            }
        }

        for (var i = 0; i + Mark.Length <= line.Length; i++)
        {
            if (line.AsSpan(i, Mark.Length).SequenceEqual(Mark) && (IsLight(line, i - 4, i) || IsLight(line, i + 7, i + 11)))
            {
                penalty += 40;
            }
        }

        return penalty;
    }

    // Beyond the edge it is light.
    private static bool IsLight(bool[] line, int from, int to)
    {
        for (var i = Math.Max(0, from); i < Math.Min(line.Length, to); i++)
        {
            if (line[i])
            {
                return false;
            }
        }

        return true;
    }
}
