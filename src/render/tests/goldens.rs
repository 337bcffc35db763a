//! Every format of the small plan, kept as a file that a person can read and judge.

use super::draft::small;
use crate::render::{AnnexTable, Borders, CsvOptions, Matrix, MatrixOptions, TextOptions};

/// Compares with `fixtures/render/NAME`; with `UPDATE=1` writes it.
#[track_caller]
fn check(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/render").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{name} is not as kept; look at it, then run with UPDATE=1:\n{text}");
}

fn matrix() -> Matrix {
    Matrix::of(&small(), &MatrixOptions::default())
}

#[test]
fn matrix_in_every_format() {
    check("matrix.md", &matrix().to_markdown());
    check("matrix.txt", &matrix().to_text(&TextOptions::default()));
    check("matrix-narrow.txt", &matrix().to_text(&TextOptions::default().with_width(56)));
    check("matrix-plain.txt", &matrix().to_text(&TextOptions::default().with_borders(Borders::Plain)));
    check("matrix.csv", &matrix().to_csv(&CsvOptions::default()));
    check("matrix.json", &matrix().to_json());
    check("matrix.html", &matrix().to_html());
}

#[test]
fn annex_in_every_format() {
    let annex = AnnexTable::of(&small());
    check("annex.md", &annex.to_markdown());
    check("annex.txt", &annex.to_text(&TextOptions::default()));
    check("annex-plain.txt", &annex.to_text(&TextOptions::default().with_borders(Borders::Plain)));
    check("annex.csv", &annex.to_csv(&CsvOptions::default()));
    check("annex.json", &annex.to_json());
    check("annex.html", &annex.to_html());
}
