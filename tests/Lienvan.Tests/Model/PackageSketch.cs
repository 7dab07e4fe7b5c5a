using System.Text;
using Lienvan.Model.Dataset;

namespace Lienvan.Tests.Model;

/// <summary>
/// A corridor package as text, for tests: a small valid one, and ways to change a cell, a row or a table. A row is named by the text it
/// begins with. Columns that are not written take their defaults.
/// </summary>
public sealed class PackageSketch
{
    private readonly ImmutableSortedDictionary<string, string> tables;

    private PackageSketch(ImmutableSortedDictionary<string, string> tables) => this.tables = tables;

    /// <summary>
    /// Yên Viên – Bắc Ninh – Đồng Đăng (dual gauge) | Pingxiang – Nanning (1435), Yên Viên – Hải Phòng (1000), one road gate, a through
    /// freight train by frequency, a passenger train by timetable, a link project and three scenarios. No errors, no warnings.
    /// </summary>
    public static PackageSketch Valid { get; } = new(Small.ToImmutableSortedDictionary(StringComparer.Ordinal));

    public ImmutableArray<PackageFile> Files =>
        [.. tables.Select(table => new PackageFile(table.Key + ".csv", Encoding.UTF8.GetBytes(table.Value)))];

    public IEnumerable<string> TableNames => tables.Keys;

    public string this[string table] => tables[table];

    public Read<Corridor> Read() => CorridorReader.ReadAndCheck(Files);

    /// <summary>The corridor; fails when the sketch has errors.</summary>
    public Corridor Corridor
    {
        get
        {
            var read = Read();
            return read.HasErrors ? throw new InvalidOperationException(string.Join('\n', read.Diagnostics)) : read.Value;
        }
    }

    /// <summary>Errors and warnings, as <c>places.csv(3) LV0110</c>.</summary>
    public string[] Findings =>
        [.. Read().Diagnostics.Where(finding => finding.Severity != Severity.Info).Select(finding =>
            $"{finding.File}({finding.Line}) {finding.Code}")];

    /// <summary>One cell set.</summary>
    public PackageSketch With(string table, string row, string column, string value)
    {
        var lines = Lines(table);
        var index = RowOf(lines, row);
        var cells = lines[index].Split(',');
        var header = lines[0].Split(',');
        var at = Array.IndexOf(header, column);
        if (at < 0)
        {
            return WithColumn(table, column).With(table, row, column, value);
        }

        cells[at] = value;
        lines[index] = string.Join(',', cells);
        return WithText(table, string.Join('\n', lines) + "\n");
    }

    /// <summary>One row more, its cells in the order of the header.</summary>
    public PackageSketch Plus(string table, string row) => WithText(table, (tables.GetValueOrDefault(table) ?? "") + row + "\n");

    /// <summary>One row less.</summary>
    public PackageSketch Minus(string table, string row)
    {
        var lines = Lines(table);
        lines.RemoveAt(RowOf(lines, row));
        return WithText(table, string.Join('\n', lines) + "\n");
    }

    public PackageSketch Without(string table) => new(tables.Remove(table));

    public PackageSketch WithText(string table, string text) => new(tables.SetItem(table, text));

    private PackageSketch WithColumn(string table, string column)
    {
        var lines = Lines(table);
        return WithText(table, string.Join('\n', lines.Select((line, index) => line + (index == 0 ? "," + column : ","))) + "\n");
    }

    private List<string> Lines(string table) => [.. tables[table].TrimEnd('\n').Split('\n')];

    private static int RowOf(List<string> lines, string row) =>
        lines.FindIndex(1, line => line.StartsWith(row, StringComparison.Ordinal)) is >= 0 and var index
        ? index
        : throw new ArgumentException($"no row begins with '{row}'");

    private static Dictionary<string, string> Small => new()
    {
        ["countries"] = """
            id,name_en,name_vi,name_zh,time_zone,currency,source,confidence
            VN,Viet Nam,Việt Nam,越南,Asia/Ho_Chi_Minh,VND,ISO 3166,A
            CN,China,Trung Quốc,中国,Asia/Shanghai,CNY,ISO 3166,A

            """,
        ["places"] = """
            id,kind,name_en,name_vi,name_zh,country,time_zone,latitude,longitude,source,confidence
            bac-ninh,city,Bắc Ninh,Bắc Ninh,北宁,VN,,21.1860,106.0760,GeoNames,B
            yen-vien,station,Yên Viên,Yên Viên,安员,VN,,21.0800,105.9150,OpenStreetMap,B
            bac-ninh-station,station,Bắc Ninh,Bắc Ninh,北宁,VN,,21.1780,106.0560,OpenStreetMap,B
            dong-dang,station,Đồng Đăng,Đồng Đăng,同登,VN,,21.9440,106.6970,OpenStreetMap,B
            hai-phong-station,station,Hải Phòng,Hải Phòng,海防,VN,,20.8570,106.6880,OpenStreetMap,B
            pingxiang,station,Pingxiang,Bằng Tường,凭祥,CN,,22.0950,106.7560,OpenStreetMap,B
            nanning-south,station,Nanning South,Nam Ninh Nam,南宁南,CN,,22.7500,108.2700,OpenStreetMap,B
            huu-nghi,gate,Hữu Nghị,Hữu Nghị,友谊,VN,,21.9760,106.7130,OpenStreetMap,B
            youyi-guan,gate,Friendship Pass,Hữu Nghị Quan,友谊关,CN,,21.9800,106.7130,OpenStreetMap,B

            """,
        ["lines"] = """
            id,name_en,name_vi,name_zh,country,source,confidence
            vn-hn-dd,Hà Nội–Đồng Đăng,Hà Nội – Đồng Đăng,河内—同登,VN,Viet Nam Railways,A
            vn-hn-hp,Hà Nội–Hải Phòng,Hà Nội – Hải Phòng,河内—海防,VN,Viet Nam Railways,A
            cn-xg,Nanning–Pingxiang,Nam Ninh – Bằng Tường,湘桂线,CN,China Railway,A

            """,
        ["line_stations"] = """
            line,place,km,tracks,source,confidence
            vn-hn-dd,yen-vien,10,8,Viet Nam Railways,A
            vn-hn-dd,bac-ninh-station,30,4,Viet Nam Railways,A
            vn-hn-dd,dong-dang,162,6,Viet Nam Railways,A
            vn-hn-hp,yen-vien,10,8,Viet Nam Railways,A
            vn-hn-hp,hai-phong-station,106,6,Viet Nam Railways,A
            cn-xg,pingxiang,0,12,China Railway,A
            cn-xg,nanning-south,200,20,China Railway,A

            """,
        ["sections"] = """
            id,line,from,to,gauges,speed_passenger_kmh,speed_freight_kmh,axle_load_t,train_mass_t,valid_from,valid_to,project,source,confidence
            yv-bn,vn-hn-dd,yen-vien,bac-ninh-station,1000+1435,80,60,14+20,800+1000,,,,Viet Nam Railways,A
            bn-dd,vn-hn-dd,bac-ninh-station,dong-dang,1000+1435,80,60,14+20,800+1000,,,,Viet Nam Railways,A
            yv-hp,vn-hn-hp,yen-vien,hai-phong-station,1000,80,60,14,1200,,,,Viet Nam Railways,A
            px-nn,cn-xg,pingxiang,nanning-south,1435,120,90,23,3000,,,,China Railway,A

            """,
        ["terminals"] = """
            id,place,name_en,name_vi,name_zh,hours,source,confidence
            yen-vien-terminal,yen-vien,Yên Viên yard,Ga Yên Viên,安员货场,,RATRACO,B
            pingxiang-terminal,pingxiang,Pingxiang yard,Bãi Bằng Tường,凭祥货场,,China Railway,B
            nanning-south-terminal,nanning-south,Nanning South yard,Bãi Nam Ninh,南宁南货场,,China Railway,B

            """,
        ["handling"] = """
            id,terminal,operation,from,to,minutes_p50,minutes_p90,source,confidence
            yv-1435,yen-vien-terminal,lift_container,road,rail1435,60,120,RATRACO,B
            yv-gauge,yen-vien-terminal,lift_container,rail1000,rail1435,120,240,RATRACO,B
            px-1435,pingxiang-terminal,lift_container,road,rail1435,60,120,China Railway,B
            nn-1435,nanning-south-terminal,lift_container,road,rail1435,60,120,China Railway,B

            """,
        ["roads"] = """
            id,from,to,km,hours,hours_p90,source,confidence
            bn-yv,bac-ninh,yen-vien,22,0.75,1,Google Maps by hand,C
            bn-hn,bac-ninh,huu-nghi,130,3,4,Google Maps by hand,C

            """,
        ["crossings"] = """
            id,name_en,name_vi,name_zh,mode,place_a,place_b,km,gauges,hours_a,hours_b,train_mass_t,valid_from,valid_to,project,source,confidence
            rail-dd-px,Đồng Đăng–Pingxiang,Đồng Đăng – Bằng Tường,同登—凭祥,rail,dong-dang,pingxiang,18,1435,,,1000,,,,border protocol,A
            gate-huu-nghi,Hữu Nghị–Youyi Guan,Hữu Nghị – Hữu Nghị Quan,友谊—友谊关,road,huu-nghi,youyi-guan,0.6,,gate-vn,gate-cn,,,,,Lạng Sơn province,A

            """,
        ["opening_hours"] = """
            hours_set,country,days,opens,closes,holidays,valid_from,valid_to,source,confidence
            gate-vn,VN,1234567,07:00,20:00,open,,,Lạng Sơn customs,A
            gate-cn,CN,1234567,08:00,21:00,open,,,Youyi Guan customs,A

            """,
        ["holidays"] = """
            country,date,kind,name_en,name_vi,name_zh,source,confidence
            VN,2026-02-17,holiday,Tet,Tết,春节,Labour ministry,A
            CN,2026-02-14,working_day,Make-up day,Làm bù,调休,State Council,A

            """,
        ["crossing_status"] = """
            crossing,status,direction,valid_from,valid_to,reason,source,confidence
            gate-huu-nghi,closed,both,2026-02-17,2026-02-18,Tet,Lạng Sơn customs,A

            """,
        ["goods"] = """
            id,name_en,name_vi,name_zh,quarantine,source,confidence
            general,General cargo,Hàng bách hoá,普通货物,no,own grouping of goods,D
            fruit,Fruit,Trái cây,水果,yes,own grouping of goods,D

            """,
        ["formalities"] = """
            id,crossing,country,direction,minutes_p50,minutes_p90,source,confidence
            dd-ex,rail-dd-px,VN,export,90,180,time release study,B
            dd-im,rail-dd-px,VN,import,90,180,time release study,B
            px-ex,rail-dd-px,CN,export,90,180,time release study,B
            px-im,rail-dd-px,CN,import,90,180,time release study,B
            hn-ex,gate-huu-nghi,VN,export,60,120,time release study,B
            hn-im,gate-huu-nghi,VN,import,60,120,time release study,B
            yg-ex,gate-huu-nghi,CN,export,60,120,time release study,B
            yg-im,gate-huu-nghi,CN,import,60,120,time release study,B

            """,
        ["vehicles"] = """
            id,name_en,name_vi,name_zh,kind,gauges,traction,mass_t,payload_t,length_m,axles,speed_max_kmh,source,confidence
            d14e,D14E,D14E,D14E,locomotive,1435,diesel,78,0,18,4,100,Viet Nam Railways,B
            x70,X70,X70,X70,wagon,1435,none,22,56,14,4,120,China Railway,B

            """,
        ["compositions"] = """
            id,name_en,name_vi,name_zh,traffic,locomotive,locomotives,wagon,wagons,load_t,source,confidence
            through,Through train,Tàu liên vận,联运列车,freight,d14e,1,x70,15,450,RATRACO,B

            """,
        ["services"] = """
            id,name_en,name_vi,name_zh,mode,traffic,gauges,traction,pattern,days,per_week,composition,valid_from,valid_to,project,source,confidence
            yv-nn,Yên Viên–Nanning,Yên Viên – Nam Ninh,安员—南宁,rail,freight,1435,diesel,frequency,,5,through,,,,RATRACO,B
            t8702,T8702,T8702,T8702,rail,passenger,1435,diesel,timetable,1234567,,,,,,12306,A

            """,
        ["service_stops"] = """
            service,sequence,place,arrival,departure,run_minutes,dwell_minutes,activity,source,confidence
            yv-nn,1,yen-vien,,,,,load_unload,RATRACO,B
            yv-nn,2,dong-dang,,,300,120,pass,RATRACO,B
            yv-nn,3,pingxiang,,,60,180,load_unload,RATRACO,B
            yv-nn,4,nanning-south,,,300,,load_unload,RATRACO,B
            t8702,1,yen-vien,,21:20,,,load_unload,12306,A
            t8702,2,dong-dang,00:50+1,02:00+1,,,load_unload,12306,A
            t8702,3,pingxiang,03:40+1,05:00+1,,,load_unload,12306,A
            t8702,4,nanning-south,08:00+1,,,,load_unload,12306,A

            """,
        ["exchange_rates"] = """
            currency,date,per_usd,source,confidence
            VND,2025-01-01,25500,State Bank,A
            CNY,2025-01-01,7.2,PBC,A
            CNY,2026-01-01,7.0,PBC,A

            """,
        ["projects"] = """
            id,name_en,name_vi,name_zh,kind,joins,needs,source,confidence
            p-link,Link,Nối ray,联络线,link,rail-dd-px,,Government decision,A
            p-more,More trains,Thêm tàu,增开列车,service,,p-link,Government decision,A

            """,
        ["project_parts"] = """
            project,country,part,approved,started,opens,cost,currency,source,confidence
            p-link,VN,Vietnamese part,2025-06-01,2026-01-01,2030-01-01,8000,USD,Government decision,A
            p-link,CN,Chinese part,2025-06-01,2026-01-01,2029-01-01,3000,CNY,Government decision,A
            p-more,VN,Timetable,2025-06-01,,2028-01-01,,,Government decision,A

            """,
        ["policies"] = """
            id,name_en,name_vi,name_zh,from,source,confidence
            late-gate,Gate to 22:00,Mở cửa đến 22:00,口岸延时,2027-01-01,assumed: what if the gate stays open,assumed

            """,
        ["policy_changes"] = """
            policy,table,row,column,value,source,confidence
            late-gate,opening_hours,gate-vn,closes,22:00,assumed: what if the gate stays open,assumed

            """,
        ["scenarios"] = """
            id,name_en,name_vi,name_zh,parent,projects,policies,source,confidence
            base,As decided,Như đã quyết,已批准,,p-link;p-more,,assumed: all that is approved,assumed
            late,Late gate,Mở muộn,延时,base,,late-gate,assumed: what if the gate stays open,assumed
            early,Early link,Nối sớm,提前,base,,,assumed: what if built sooner,assumed

            """,
        ["scenario_dates"] = """
            scenario,project,country,opens,source,confidence
            early,p-link,VN,2027-05-01,assumed: what if built sooner,assumed

            """,
    };
}
