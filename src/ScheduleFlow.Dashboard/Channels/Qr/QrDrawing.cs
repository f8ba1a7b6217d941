namespace ScheduleFlow.Dashboard.Channels.Qr;

/// <summary>The modules of a QR code under one of the masks.</summary>
internal sealed class QrDrawing
{
    /// <summary>How many masks there are.</summary>
    public const int Masks = 8;

    private readonly bool[,] _isFixed;
    private readonly int _size;

    public QrDrawing(QrVersion version, byte[] codewords, int mask)
    {
        _size = version.Size;
        Modules = new bool[_size, _size];
        _isFixed = new bool[_size, _size];
        DrawMarks(version);
        DrawFormat(mask);
        DrawVersion(version);
        DrawData(codewords, mask);
        Penalty = QrPenalty.Of(Modules);
    }

    /// <summary>Row by row; true: dark.</summary>
    public bool[,] Modules { get; }

    /// <summary>How much it looks like what a reader looks for first; less is better.</summary>
    public int Penalty { get; }

    private void Fix(int x, int y, bool isDark) => (Modules[y, x], _isFixed[y, x]) = (isDark, true);

    private void DrawMarks(QrVersion version)
    {
        for (var i = 0; i < _size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }

        DrawFinder(3, 3);
        DrawFinder(_size - 4, 3);
        DrawFinder(3, _size - 4);
        foreach (var x in version.Marks)
        {
            foreach (var y in version.Marks)
            {
                // The corners have their large marks.
                if (!(x == 6 && y == 6) && !(x == 6 && y == _size - 7) && !(x == _size - 7 && y == 6))
                {
                    DrawRings(x, y, 2, ring => ring != 1);
                }
            }
        }
    }

    // With its white edge.
    private void DrawFinder(int x, int y) => DrawRings(x, y, 4, ring => ring is not 2 and not 4);

    private void DrawRings(int x, int y, int radius, Func<int, bool> isDark)
    {
        for (var dy = -radius; dy <= radius; dy++)
        {
            for (var dx = -radius; dx <= radius; dx++)
            {
                if (x + dx >= 0 && x + dx < _size && y + dy >= 0 && y + dy < _size)
                {
                    Fix(x + dx, y + dy, isDark(Math.Max(Math.Abs(dx), Math.Abs(dy))));
                }
            }
        }
    }

    // Level (M is 00) and mask in 15 bits, twice.
    private void DrawFormat(int mask)
    {
        var bits = ((mask << 10) | Checked(mask, 10, 0x537)) ^ 0x5412;
        for (var i = 0; i < 15; i++)
        {
            var isDark = ((bits >> i) & 1) != 0;
            var (x, y) = i switch
            {
                < 6 => (8, i),
                6 => (8, 7),
                7 => (8, 8),
                8 => (7, 8),
                _ => (14 - i, 8),
            };
            Fix(x, y, isDark);
            (x, y) = i < 8 ? (_size - 1 - i, 8) : (8, _size - 15 + i);
            Fix(x, y, isDark);
        }

        Fix(8, _size - 8, true);
    }

    // From version 7 on its number in 18 bits, twice.
    private void DrawVersion(QrVersion version)
    {
        if (version.Number < 7)
        {
            return;
        }

        var bits = (version.Number << 12) | Checked(version.Number, 12, 0x1F25);
        for (var i = 0; i < 18; i++)
        {
            var isDark = ((bits >> i) & 1) != 0;
            var (far, near) = (_size - 11 + (i % 3), i / 3);
            Fix(far, near, isDark);
            Fix(near, far, isDark);
        }
    }

    // In columns of two from the right, up and down in turn; the column of the timing marks is left out.
    private void DrawData(byte[] codewords, int mask)
    {
        var at = 0;
        for (var right = _size - 1; right >= 1; right -= right == 8 ? 3 : 2)
        {
            var isUpwards = ((right + 1) & 2) == 0;
            for (var step = 0; step < _size; step++)
            {
                var y = isUpwards ? _size - 1 - step : step;
                for (var x = right; x > right - 2; x--)
                {
                    if (_isFixed[y, x])
                    {
                        continue;
                    }

                    var isDark = at < 8 * codewords.Length && ((codewords[at / 8] >> (7 - (at % 8))) & 1) != 0;
                    at++;
                    Modules[y, x] = isDark ^ IsMasked(mask, x, y);
                }
            }
        }
    }

    private static bool IsMasked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    // The remainder by a generator, as many bits as it has, less one (BCH).
    private static int Checked(int value, int bits, int generator)
    {
        var remainder = value;
        for (var i = 0; i < bits; i++)
        {
            remainder = (remainder << 1) ^ ((remainder >> (bits - 1)) * generator);
        }

        return remainder;
    }
}
